package hotline.tickets;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What must go out, written in the transaction that decided it. Delivery is at least once: the taker makes it exactly
 * once by a unique constraint on {@link Item#key}.
 */
public interface Outbox {

    /** Payload of {@code RESULT_SMS}: see {@link ResultSms}. */
    String RESULT_SMS = "RESULT_SMS";

    /** Payload of {@code CODE_SMS}: see {@link CodeSms}. */
    String CODE_SMS = "CODE_SMS";

    /** Payload of both: see {@link UnitSms}. The first kind waits for the morning. */
    String UNIT_SMS = "UNIT_SMS";

    String URGENT_UNIT_SMS = "URGENT_UNIT_SMS";

    /** @param payload JSON */
    record Item(UUID id, String kind, String key, String payload, Instant createdAt, int attempts) {}

    /**
     * Takes up to {@code max} items that are due, oldest first; nobody else gets them for {@code lease}. An item
     * neither done nor failed by then is handed out again.
     */
    List<Item> take(String kind, int max, Duration lease);

    void done(UUID id);

    /** Done, and the payload is gone: it held what nobody may read later. */
    void doneAndEmptied(UUID id);

    /** Tries again later, doubling from 5 s to 10 min; after 20 attempts the item is dead and an operator sees it. */
    void failed(UUID id, String error);

    /** Waiting and dead items, for metrics and the operator. */
    Depth depth();

    record Depth(long waiting, long dead) {}
}

package hotline.sms.store;

import static hotline.database.jooq.Tables.SMS_MESSAGE;
import static hotline.database.jooq.Tables.SMS_PART;
import static hotline.database.jooq.Tables.SMS_RECEIPT;

import hotline.database.jooq.tables.SmsPart;
import hotline.kernel.Ids;
import hotline.sms.link.IncomingReceipt;
import hotline.sms.link.IncomingReceipt.Fate;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Receipts, kept from before they are acknowledged until the part they belong to is known. */
public final class ReceiptBook {

    private static final int BATCH = 500;
    private static final int LONGEST_NUMBER = 18;

    private final Ids ids;

    public ReceiptBook(Ids ids) {
        this.ids = ids;
    }

    /** A repeated receipt changes nothing. */
    public void write(DSLContext dsl, IncomingReceipt receipt, Instant now) {
        String id = PartQueue.normal(receipt.messageId());
        dsl.insertInto(SMS_RECEIPT)
                .set(SMS_RECEIPT.ID, ids.next())
                .set(SMS_RECEIPT.PROVIDER_ID, id)
                .set(SMS_RECEIPT.ID_IN_HEX, rebased(id, 10, 16))
                .set(SMS_RECEIPT.ID_IN_DECIMAL, rebased(id, 16, 10))
                .set(SMS_RECEIPT.PHONE, receipt.phone())
                .set(SMS_RECEIPT.ADDRESS, receipt.address())
                .set(SMS_RECEIPT.FATE, receipt.fate().name())
                .set(SMS_RECEIPT.ERROR, receipt.error())
                .set(SMS_RECEIPT.RAW, receipt.raw())
                .set(SMS_RECEIPT.RECEIVED_AT, Times.at(now))
                .onConflictDoNothing()
                .execute();
    }

    /** Gives receipts to the parts whose id they name. @return messages with a part that changed */
    public Set<UUID> match(DSLContext dsl, Instant now) {
        return give(dsl, names(SMS_PART), now);
    }

    private static Condition names(SmsPart part) {
        return part.PROVIDER_ID
                .eq(SMS_RECEIPT.PROVIDER_ID)
                .or(part.PROVIDER_ID.eq(SMS_RECEIPT.ID_IN_HEX))
                .or(part.PROVIDER_ID.eq(SMS_RECEIPT.ID_IN_DECIMAL));
    }

    /**
     * Gives receipts that name no known id to parts that were never answered, by handset and address (the address holds
     * a suffix leased to one survey). Waits while another part to the same address still awaits its answer, and leaves
     * what that answer has named meanwhile: the receipt is that one's. Both are looked at in one statement, because the
     * sender commits beside us.
     */
    public Set<UUID> adopt(DSLContext dsl, Instant now) {
        var sibling = SMS_PART.as("sibling");
        var siblingMessage = SMS_MESSAGE.as("sibling_message");
        Condition nobodyElses = DSL.notExists(dsl.selectOne()
                .from(sibling)
                .join(siblingMessage)
                .on(siblingMessage.ID.eq(sibling.MESSAGE_ID))
                .where(siblingMessage.PHONE.eq(SMS_RECEIPT.PHONE))
                .and(siblingMessage.SOURCE_ADDRESS.eq(SMS_RECEIPT.ADDRESS))
                .and(sibling.STATE.eq(PartState.SUBMITTING.name()).or(names(sibling))));
        return give(
                dsl,
                SMS_PART.STATE
                        .eq(PartState.UNKNOWN.name())
                        .and(SMS_PART.PROVIDER_ID.isNull())
                        .and(SMS_MESSAGE.SOURCE_ADDRESS.eq(SMS_RECEIPT.ADDRESS))
                        .and(SMS_RECEIPT.FATE.ne(Fate.UNDECIDED.name()))
                        .and(SMS_RECEIPT.RECEIVED_AT.ge(SMS_MESSAGE.CREATED_AT))
                        .and(nobodyElses),
                now);
    }

    private Set<UUID> give(DSLContext dsl, Condition belongs, Instant now) {
        var pairs = dsl.select()
                .from(SMS_RECEIPT)
                .join(SMS_MESSAGE)
                .on(SMS_MESSAGE.PHONE.eq(SMS_RECEIPT.PHONE))
                .join(SMS_PART)
                .on(SMS_PART.MESSAGE_ID.eq(SMS_MESSAGE.ID))
                .where(SMS_RECEIPT.HANDLED_AT.isNull())
                .and(belongs)
                .orderBy(
                        SMS_RECEIPT.RECEIVED_AT.asc(), SMS_PART.SETTLED_AT.asc().nullsFirst(), SMS_PART.ID.asc())
                .limit(BATCH)
                .forUpdate()
                .of(SMS_RECEIPT)
                .skipLocked()
                .fetch();
        Set<UUID> receipts = new HashSet<>();
        Set<UUID> parts = new HashSet<>();
        Set<UUID> messages = new HashSet<>();
        for (Record pair : pairs) {
            UUID receipt = pair.get(SMS_RECEIPT.ID);
            UUID part = pair.get(SMS_PART.ID);
            Fate fate = Fate.valueOf(pair.get(SMS_RECEIPT.FATE));
            boolean decides = fate != Fate.UNDECIDED;
            if (receipts.contains(receipt) || (decides && !parts.add(part))) {
                continue;
            }
            receipts.add(receipt);
            if (decides) {
                settle(dsl, part, pair, fate);
                messages.add(pair.get(SMS_PART.MESSAGE_ID));
            }
            dsl.update(SMS_RECEIPT)
                    .set(SMS_RECEIPT.PART_ID, part)
                    .set(SMS_RECEIPT.HANDLED_AT, Times.at(now))
                    .where(SMS_RECEIPT.ID.eq(receipt))
                    .execute();
        }
        return messages;
    }

    private static void settle(DSLContext dsl, UUID part, Record pair, Fate fate) {
        boolean delivered = fate == Fate.DELIVERED;
        dsl.update(SMS_PART)
                .set(SMS_PART.STATE, delivered ? PartState.DELIVERED.name() : PartState.FAILED.name())
                .set(SMS_PART.ERROR, delivered ? "" : "短信未能送达，错误码" + pair.get(SMS_RECEIPT.ERROR))
                .set(SMS_PART.PROVIDER_ID, DSL.coalesce(SMS_PART.PROVIDER_ID, pair.get(SMS_RECEIPT.PROVIDER_ID)))
                .set(SMS_PART.SETTLED_AT, pair.get(SMS_RECEIPT.RECEIVED_AT))
                .where(SMS_PART.ID.eq(part))
                .and(SMS_PART.STATE.in(PartState.SUBMITTED.name(), PartState.UNKNOWN.name()))
                .execute();
    }

    /** Receipts that nothing of ours explains are no longer looked at. @return how many */
    public int forget(DSLContext dsl, Instant receivedBefore, Instant now) {
        return dsl.update(SMS_RECEIPT)
                .set(SMS_RECEIPT.HANDLED_AT, Times.at(now))
                .where(SMS_RECEIPT.HANDLED_AT.isNull())
                .and(SMS_RECEIPT.RECEIVED_AT.lt(Times.at(receivedBefore)))
                .execute();
    }

    /** Null when the id is no number in that base. */
    private static @Nullable String rebased(String id, int from, int to) {
        String digits = from == 10 ? "[0-9]+" : "[0-9a-f]+";
        return id.length() <= LONGEST_NUMBER && id.matches(digits) ? new BigInteger(id, from).toString(to) : null;
    }
}

package hotline.tickets.store;

import static hotline.database.jooq.Tables.OUTBOX;

import hotline.tickets.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/** The rows of the outbox. */
public final class OutboxStore {

    /** @param key writing it twice writes it once */
    public void add(DSLContext tx, UUID id, String kind, String key, Object payload, Instant now) {
        tx.insertInto(OUTBOX)
                .set(OUTBOX.ID, id)
                .set(OUTBOX.KIND, kind)
                .set(OUTBOX.KEY, key)
                .set(OUTBOX.PAYLOAD, Json.write(payload))
                .set(OUTBOX.CREATED_AT, Times.at(now))
                .set(OUTBOX.NEXT_ATTEMPT_AT, Times.at(now))
                .onConflict(OUTBOX.KEY)
                .doNothing()
                .execute();
    }

    public List<Outbox.Item> take(DSLContext tx, String kind, int most, Instant now, Duration lease) {
        List<UUID> due = tx.select(OUTBOX.ID)
                .from(OUTBOX)
                .where(OUTBOX.KIND.eq(kind))
                .and(OUTBOX.DONE_AT.isNull())
                .and(OUTBOX.DEAD_AT.isNull())
                .and(OUTBOX.NEXT_ATTEMPT_AT.le(Times.at(now)))
                .orderBy(OUTBOX.NEXT_ATTEMPT_AT)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(OUTBOX.ID);
        return tx.update(OUTBOX)
                .set(OUTBOX.NEXT_ATTEMPT_AT, Times.at(now.plus(lease)))
                .set(OUTBOX.ATTEMPTS, OUTBOX.ATTEMPTS.plus(1))
                .where(OUTBOX.ID.in(due))
                .returning(OUTBOX.ID, OUTBOX.KIND, OUTBOX.KEY, OUTBOX.PAYLOAD, OUTBOX.CREATED_AT, OUTBOX.ATTEMPTS)
                .fetch(row -> new Outbox.Item(
                        row.getId(),
                        row.getKind(),
                        row.getKey(),
                        row.getPayload().data(),
                        Times.present(row.getCreatedAt()),
                        row.getAttempts()));
    }

    public void done(DSLContext dsl, UUID id, Instant now) {
        dsl.update(OUTBOX)
                .set(OUTBOX.DONE_AT, Times.at(now))
                .where(OUTBOX.ID.eq(id))
                .and(OUTBOX.DONE_AT.isNull())
                .execute();
    }

    public void doneAndEmptied(DSLContext dsl, UUID id, Instant now) {
        dsl.update(OUTBOX)
                .set(OUTBOX.DONE_AT, Times.at(now))
                .set(OUTBOX.PAYLOAD, JSONB.valueOf("{}"))
                .where(OUTBOX.ID.eq(id))
                .execute();
    }

    /** Of what was done before payloads were emptied with it. @return how many were emptied now */
    public int emptyDone(DSLContext dsl, String kind, int most) {
        return dsl.update(OUTBOX)
                .set(OUTBOX.PAYLOAD, JSONB.valueOf("{}"))
                .where(OUTBOX.ID.in(dsl.select(OUTBOX.ID)
                        .from(OUTBOX)
                        .where(OUTBOX.KIND.eq(DSL.inline(kind)))
                        .and(OUTBOX.DONE_AT.isNotNull())
                        .and("payload <> '{}'::jsonb")
                        .limit(most)))
                .execute();
    }

    /** @return how often it was tried; zero when it is done or gone */
    public int attempts(DSLContext tx, UUID id) {
        Integer attempts = tx.select(OUTBOX.ATTEMPTS)
                .from(OUTBOX)
                .where(OUTBOX.ID.eq(id))
                .and(OUTBOX.DONE_AT.isNull())
                .forUpdate()
                .fetchOne(OUTBOX.ATTEMPTS);
        return attempts == null ? 0 : attempts;
    }

    public void retryAt(DSLContext tx, UUID id, Instant next, String error) {
        tx.update(OUTBOX)
                .set(OUTBOX.NEXT_ATTEMPT_AT, Times.at(next))
                .set(OUTBOX.LAST_ERROR, TicketMapping.storable(error))
                .where(OUTBOX.ID.eq(id))
                .execute();
    }

    public void dead(DSLContext tx, UUID id, Instant now, String error) {
        tx.update(OUTBOX)
                .set(OUTBOX.DEAD_AT, Times.at(now))
                .set(OUTBOX.LAST_ERROR, TicketMapping.storable(error))
                .where(OUTBOX.ID.eq(id))
                .execute();
    }

    public Outbox.Depth depth(DSLContext dsl) {
        long waiting = dsl.fetchCount(OUTBOX, OUTBOX.DONE_AT.isNull().and(OUTBOX.DEAD_AT.isNull()));
        long dead = dsl.select(DSL.count())
                .from(OUTBOX)
                .where(OUTBOX.DEAD_AT.isNotNull())
                .fetchSingle(0, long.class);
        return new Outbox.Depth(waiting, dead);
    }
}

package hotline.tickets.store;

import static hotline.database.jooq.Tables.PROGRESS_CODE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Rows of {@code progress_code}. */
public final class ProgressCodeStore {

    /** @param ticketId null when there is no such ticket, or nowhere to send the code to */
    public record NewCode(
            UUID id, String ticketNumber, @Nullable UUID ticketId, String hash, Instant createdAt, Instant expiresAt) {}

    public record Row(UUID id, @Nullable UUID ticketId, String hash, Instant expiresAt, int tries, boolean used) {}

    /** One at a time asks for a code for this number, or two would count the same. */
    public void lock(DSLContext tx, String ticketNumber) {
        tx.select(DSL.field("pg_advisory_xact_lock(hashtext({0}))", Object.class, "progress " + ticketNumber))
                .fetch();
    }

    /** When codes were asked for since then, newest first. */
    public List<Instant> askedSince(DSLContext tx, String ticketNumber, Instant since) {
        return tx.select(PROGRESS_CODE.CREATED_AT)
                .from(PROGRESS_CODE)
                .where(PROGRESS_CODE.TICKET_NUMBER.eq(ticketNumber))
                .and(PROGRESS_CODE.CREATED_AT.gt(Times.at(since)))
                .orderBy(PROGRESS_CODE.CREATED_AT.desc())
                .fetch(row -> Times.present(row.value1()));
    }

    public void insert(DSLContext tx, NewCode code) {
        tx.insertInto(PROGRESS_CODE)
                .set(PROGRESS_CODE.ID, code.id())
                .set(PROGRESS_CODE.TICKET_NUMBER, code.ticketNumber())
                .set(PROGRESS_CODE.TICKET_ID, code.ticketId())
                .set(PROGRESS_CODE.HASH, code.hash())
                .set(PROGRESS_CODE.CREATED_AT, Times.at(code.createdAt()))
                .set(PROGRESS_CODE.EXPIRES_AT, Times.at(code.expiresAt()))
                .execute();
    }

    public void forget(DSLContext tx, Instant before) {
        tx.deleteFrom(PROGRESS_CODE)
                .where(PROGRESS_CODE.CREATED_AT.lt(Times.at(before)))
                .execute();
    }

    /** The newest of the number, locked: the ones before are worth nothing. */
    public Optional<Row> newest(DSLContext tx, String ticketNumber) {
        return tx.selectFrom(PROGRESS_CODE)
                .where(PROGRESS_CODE.TICKET_NUMBER.eq(ticketNumber))
                .orderBy(PROGRESS_CODE.CREATED_AT.desc(), PROGRESS_CODE.ID.desc())
                .limit(1)
                .forUpdate()
                .fetchOptional(row -> new Row(
                        row.getId(),
                        row.getTicketId(),
                        row.getHash(),
                        Times.present(row.getExpiresAt()),
                        row.getTries(),
                        row.getUsedAt() != null));
    }

    public void tried(DSLContext tx, UUID id) {
        tx.update(PROGRESS_CODE)
                .set(PROGRESS_CODE.TRIES, PROGRESS_CODE.TRIES.plus(1))
                .where(PROGRESS_CODE.ID.eq(id))
                .execute();
    }

    public void used(DSLContext tx, UUID id, Instant now, String viewHash, Instant viewUntil) {
        tx.update(PROGRESS_CODE)
                .set(PROGRESS_CODE.USED_AT, Times.at(now))
                .set(PROGRESS_CODE.VIEW_HASH, viewHash)
                .set(PROGRESS_CODE.VIEW_UNTIL, Times.at(viewUntil))
                .where(PROGRESS_CODE.ID.eq(id))
                .execute();
    }

    /** The ticket that may be looked at with this. */
    public Optional<UUID> viewed(DSLContext dsl, String viewHash, Instant now) {
        return dsl.select(PROGRESS_CODE.TICKET_ID)
                .from(PROGRESS_CODE)
                .where(PROGRESS_CODE.VIEW_HASH.eq(viewHash))
                .and(PROGRESS_CODE.VIEW_UNTIL.gt(Times.at(now)))
                .fetchOptional(PROGRESS_CODE.TICKET_ID);
    }
}

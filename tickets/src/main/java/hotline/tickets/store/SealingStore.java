package hotline.tickets.store;

import static hotline.database.jooq.Tables.SEALING_KEY;
import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_ARCHIVE;

import hotline.database.jooq.tables.records.TicketRecord;
import hotline.tickets.sealing.CallerSealing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What callers are sealed with, and callers and documents from before they were. */
public final class SealingStore {

    /** As the partial index has it. */
    private static final Condition PLAIN =
            DSL.condition("(caller_name <> '' or caller_number <> '' or contact <> '' or identity_number <> '')");

    /** By key, what proves it. */
    public Map<Integer, byte[]> proofs(DSLContext dsl) {
        return dsl.selectFrom(SEALING_KEY).fetchMap(SEALING_KEY.ID, SEALING_KEY.PROOF);
    }

    /** The first one stays. */
    public void addProof(DSLContext tx, int key, byte[] proof, Instant now) {
        tx.insertInto(SEALING_KEY)
                .set(SEALING_KEY.ID, key)
                .set(SEALING_KEY.PROOF, proof)
                .set(SEALING_KEY.FIRST_USED, Times.at(now))
                .onConflictDoNothing()
                .execute();
    }

    public boolean plainLeft(DSLContext dsl) {
        return dsl.fetchExists(DSL.selectOne().from(TICKET).where(PLAIN))
                || dsl.fetchExists(DSL.selectOne().from(TICKET_ARCHIVE).where(TICKET_ARCHIVE.DOCUMENT_SEALED.isNull()));
    }

    /** @param last where the next part begins; null when this one was the last */
    public record Part(int sealed, @Nullable UUID last) {}

    /**
     * Seals some callers, in the order of the tickets' ids; tickets that somebody is changing right now are left. Their versions stay:
     * nothing of what they say changed.
     *
     * @param after the last of the part before, so that what is sealed is not walked over again; null to begin
     */
    public Part sealCallers(DSLContext tx, @Nullable UUID after, int most) {
        CallerSealing sealing = SealedCallers.of(tx.configuration());
        List<TicketRecord> rows = tx.select(
                        TICKET.ID, TICKET.CALLER_NAME, TICKET.CALLER_NUMBER, TICKET.CONTACT, TICKET.IDENTITY_NUMBER)
                .from(TICKET)
                .where(PLAIN)
                .and(after == null ? DSL.noCondition() : TICKET.ID.gt(after))
                .orderBy(TICKET.ID)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetchInto(TICKET);
        tx.batch(rows.stream().map(row -> sealed(tx, sealing, row)).toList()).execute();
        return new Part(rows.size(), rows.size() < most ? null : rows.getLast().getId());
    }

    private static Query sealed(DSLContext tx, CallerSealing sealing, TicketRecord row) {
        return tx.update(TICKET)
                .set(SealedCallers.columns(sealing.seal(row.getId(), SealedCallers.plain(row))))
                .where(TICKET.ID.eq(row.getId()));
    }

    public int sealDocuments(DSLContext tx, int most) {
        CallerSealing sealing = SealedCallers.of(tx.configuration());
        List<Query> updates = tx.selectFrom(TICKET_ARCHIVE)
                .where(TICKET_ARCHIVE.DOCUMENT_SEALED.isNull())
                .orderBy(TICKET_ARCHIVE.TICKET_ID)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(row -> tx.update(TICKET_ARCHIVE)
                        .set(TICKET_ARCHIVE.DOCUMENT, "")
                        .set(TICKET_ARCHIVE.DOCUMENT_SEALED, sealing.sealDocument(row.getTicketId(), row.getDocument()))
                        .where(TICKET_ARCHIVE.TICKET_ID.eq(row.getTicketId())));
        tx.batch(updates).execute();
        return updates.size();
    }

    /** From now on no caller can be written plain. Waits for nobody longer than a moment; fails then. */
    public void forbidPlain(DSLContext tx) {
        boolean forbidden = tx.fetchExists(DSL.selectOne()
                .from("pg_constraint")
                .where("conrelid = 'ticket'::regclass and conname = 'ticket_caller_sealed' and convalidated"));
        if (!forbidden) {
            tx.execute("set local lock_timeout = '200ms'");
            tx.execute("alter table ticket drop constraint if exists ticket_caller_sealed");
            tx.execute("alter table ticket add constraint ticket_caller_sealed check (caller_name = '' and "
                    + "caller_number = '' and contact = '' and identity_number = '') not valid");
        }
    }

    /** Reads the whole table; nobody waits for it. */
    public void validateForbidden(DSLContext tx) {
        tx.execute("alter table ticket validate constraint ticket_caller_sealed");
    }
}

package hotline.tickets.store;

import static hotline.database.jooq.Tables.CALL_RECORD;
import static hotline.database.jooq.Tables.RECORDING;
import static hotline.database.jooq.Tables.SMS_MESSAGE;
import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_ARCHIVE;
import static hotline.database.jooq.Tables.TICKET_PAPER;

import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.database.jooq.tables.records.TicketArchiveRecord;
import hotline.database.jooq.tables.records.TicketRecord;
import hotline.regulation.TicketState;
import hotline.tickets.Caller;
import hotline.tickets.PaperKind;
import hotline.tickets.Ticket;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The files of archived tickets. What belongs to a ticket is found in the catalogue: every table that refers to one and is
 * kept ({@code keep_archived}), so that none that comes later is forgotten. Of messages, calls and recordings, which other rooms keep, it holds the references.
 */
public final class ArchiveStore {

    /** Whole rows as they are; fields that a later migration adds are not in older documents. */
    private static final String PARTS = """
            select c.conrelid::regclass::text as part, quote_ident(a.attname) as ticket_column
            from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.contype = 'f' and c.confrelid = 'ticket'::regclass
              and c.conrelid <> 'ticket_event'::regclass
              and exists (select from pg_trigger t where t.tgrelid = c.conrelid and t.tgname = 'keep_archived')
            order by 1, 2
            """;

    /** The same whoever asks. */
    private static final String BY_TEXT = "to_jsonb(part)::text";

    private static final Condition ENDED =
            InState.any(TicketState.CLOSED, TicketState.REFUSED, TicketState.HANDED_OVER);

    /** Of kinds that a ticket waits for. A proposal to close is void once the ticket went on. */
    private static final List<String> AWAITED = Arrays.stream(PaperKind.values())
            .filter(kind -> kind.answer() != null && kind != PaperKind.CLOSE_PROPOSED)
            .map(PaperKind::name)
            .toList();

    /** @param document canonical JSON */
    public record Row(UUID ticketId, Instant archivedAt, String actorId, String sha256, String document) {}

    /** Ended before this instant, with nothing to decide; those that somebody is changing right now are left. */
    public List<Ticket> lockRested(DSLContext tx, Instant endedBefore, int most) {
        Field<?> ended = DSL.coalesce(TICKET.CLOSED_AT, TICKET.REFUSED_AT);
        return TicketStore.joined(tx)
                .where(ENDED)
                .and(DSL.coalesce(TICKET.CLOSED_AT, TICKET.REFUSED_AT).le(Times.at(endedBefore)))
                .andNotExists(awaited(TICKET.ID))
                .orderBy(ended)
                .limit(most)
                .forUpdate()
                .of(TICKET)
                .skipLocked()
                .fetch(TicketMapping::ticket);
    }

    public int awaited(DSLContext tx, UUID ticketId) {
        return tx.fetchCount(awaited(DSL.val(ticketId)));
    }

    private static Select<?> awaited(Field<UUID> ticketId) {
        var answer = TICKET_PAPER.as("answer");
        return DSL.selectOne()
                .from(TICKET_PAPER)
                .where(TICKET_PAPER.TICKET_ID.eq(ticketId))
                .and(TICKET_PAPER.KIND.in(AWAITED))
                .andNotExists(DSL.selectOne().from(answer).where(answer.ABOUT.eq(TICKET_PAPER.ID)));
    }

    public void insert(DSLContext tx, Row row) {
        tx.insertInto(TICKET_ARCHIVE)
                .set(TICKET_ARCHIVE.TICKET_ID, row.ticketId())
                .set(TICKET_ARCHIVE.ARCHIVED_AT, Times.at(row.archivedAt()))
                .set(TICKET_ARCHIVE.ACTOR_ID, row.actorId())
                .set(TICKET_ARCHIVE.SHA256, row.sha256())
                .set(TICKET_ARCHIVE.DOCUMENT, "")
                .set(
                        TICKET_ARCHIVE.DOCUMENT_SEALED,
                        SealedCallers.of(tx.configuration()).sealDocument(row.ticketId(), row.document()))
                .execute();
    }

    public Optional<Row> find(DSLContext dsl, UUID ticketId) {
        return dsl.selectFrom(TICKET_ARCHIVE)
                .where(TICKET_ARCHIVE.TICKET_ID.eq(ticketId))
                .fetchOptional(row -> new Row(
                        row.getTicketId(),
                        Times.present(row.getArchivedAt()),
                        row.getActorId(),
                        row.getSha256(),
                        document(dsl, row)));
    }

    private static String document(DSLContext dsl, TicketArchiveRecord row) {
        byte[] sealed = row.getDocumentSealed();
        return sealed == null
                ? row.getDocument()
                : SealedCallers.of(dsl.configuration()).openDocument(row.getTicketId(), sealed);
    }

    /** The file as the tables hold it now, canonical. To be read in a transaction: its times are told in UTC. */
    public String document(DSLContext tx, UUID ticketId) {
        tx.execute("set local time zone 'UTC'");
        StringBuilder papers = new StringBuilder("{");
        for (var part : tx.fetch(PARTS)) {
            String table = part.get("part", String.class);
            String column = part.get("ticket_column", String.class);
            papers.append(papers.length() == 1 ? "" : ",")
                    .append('"')
                    .append((table + "." + column).replace("\"", "\\\""))
                    .append("\":")
                    .append(rows(tx, table, DSL.condition("part." + column + " = ?", ticketId), BY_TEXT));
        }
        papers.append('}');
        return CanonicalJson.of("{\"ticket\":" + row(tx, ticketId) + ",\"history\":" + history(tx, ticketId)
                + ",\"papers\":" + papers + ",\"messages\":" + messages(tx, ticketId) + ",\"calls\":"
                + calls(tx, ticketId) + ",\"recordings\":" + recordings(tx, ticketId) + "}");
    }

    /** With the caller opened: what is hashed must not depend on what it is sealed with. */
    private static String row(DSLContext tx, UUID ticketId) {
        TicketRecord row = tx.fetchSingle(TICKET, TICKET.ID.eq(ticketId));
        Caller caller = SealedCallers.caller(row, tx.configuration());
        ObjectNode json = (ObjectNode)
                CanonicalJson.tree(tx.fetchSingle("select to_jsonb(t) from ticket t where id = ?", ticketId)
                        .get(0, JSONB.class)
                        .data());
        json.remove(List.of("caller_sealed", "number_index", "contact_index", "identity_index"));
        return json.put("caller_name", caller.name())
                .put("caller_number", caller.number())
                .put("contact", caller.contact())
                .put("identity_number", caller.identityNumber())
                .toString();
    }

    private static String history(DSLContext tx, UUID ticketId) {
        return rows(tx, "ticket_event", DSL.condition("part.ticket_id = ?", ticketId), "part.version");
    }

    private static String rows(DSLContext tx, String table, Condition ofTicket, String order) {
        return tx.fetchSingle(
                        "select coalesce(jsonb_agg(to_jsonb(part) order by " + order + "), '[]') from " + table
                                + " part where {0}",
                        ofTicket)
                .get(0, JSONB.class)
                .data();
    }

    private static String messages(DSLContext tx, UUID ticketId) {
        return references(
                tx,
                SMS_MESSAGE,
                SMS_MESSAGE.TICKET_ID.eq(ticketId),
                SMS_MESSAGE.ID,
                SMS_MESSAGE.PURPOSE,
                SMS_MESSAGE.TEXT,
                SMS_MESSAGE.STATE,
                SMS_MESSAGE.CREATED_AT,
                SMS_MESSAGE.FINISHED_AT);
    }

    private static String calls(DSLContext tx, UUID ticketId) {
        return references(
                tx,
                CALL_RECORD,
                CALL_RECORD.CALL_ID.in(callsOf(ticketId)).or(CALL_RECORD.TICKET_ID.eq(ticketId)),
                CALL_RECORD.CALL_ID,
                CALL_RECORD.ARRIVED_AT,
                CALL_RECORD.ANSWERED_AT,
                CALL_RECORD.ENDED_AT,
                CALL_RECORD.AGENT_ID,
                CALL_RECORD.OUTCOME);
    }

    private static String recordings(DSLContext tx, UUID ticketId) {
        return references(
                tx,
                RECORDING,
                RECORDING
                        .CALL_ID
                        .in(callsOf(ticketId))
                        .or(RECORDING.CALL_ID.in(DSL.select(CALL_RECORD.CALL_ID)
                                .from(CALL_RECORD)
                                .where(CALL_RECORD.TICKET_ID.eq(ticketId)))),
                RECORDING.ID,
                RECORDING.CALL_ID,
                RECORDING.STARTED_AT,
                RECORDING.ENDED_AT,
                RECORDING.DURATION_MS,
                RECORDING.SHA256);
    }

    private static Select<? extends org.jooq.Record1<String>> callsOf(UUID ticketId) {
        return DSL.select(TICKET.CALL_ID)
                .from(TICKET)
                .where(TICKET.ID.eq(ticketId))
                .and(TICKET.CALL_ID.isNotNull());
    }

    private static String references(DSLContext tx, Table<?> table, Condition wanted, Field<?>... fields) {
        Select<?> part = DSL.select(fields).from(table).where(wanted);
        return tx.fetchSingle(
                        "select coalesce(jsonb_agg(to_jsonb(part) order by " + BY_TEXT + "), '[]') from ({0}) part",
                        part)
                .get(0, JSONB.class)
                .data();
    }
}

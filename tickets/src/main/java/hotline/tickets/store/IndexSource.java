package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_ASSIST;
import static hotline.database.jooq.Tables.TICKET_EVENT;
import static hotline.database.jooq.Tables.TICKET_PAPER;
import static hotline.database.jooq.Tables.UNIT;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.tickets.Actor;
import hotline.tickets.KnowledgeItem;
import hotline.tickets.Paper;
import hotline.tickets.PaperKind;
import hotline.tickets.search.Entry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What the index is made of: tickets without their callers, cited items of the knowledge base, and which tickets changed since. */
public final class IndexSource {

    /** One line of a ticket's history. */
    public record Line(long id, UUID ticketId) {}

    private static final Condition CITES = TICKET_PAPER.KIND.eq(PaperKind.ANSWERED.name());

    /** Lines that are visible now; one with a smaller id may still appear ({@link #mayStillAppear}). */
    public List<Line> linesAfter(DSLContext dsl, long id, int most) {
        return lines(dsl, TICKET_EVENT.ID.gt(id), most);
    }

    /** @param through inclusive */
    public List<Line> linesBetween(DSLContext dsl, long from, long through, int most) {
        return lines(dsl, TICKET_EVENT.ID.between(from, through), most);
    }

    private static List<Line> lines(DSLContext dsl, Condition wanted, int most) {
        return dsl.select(TICKET_EVENT.ID, TICKET_EVENT.TICKET_ID)
                .from(TICKET_EVENT)
                .where(wanted)
                .orderBy(TICKET_EVENT.ID)
                .limit(most)
                .fetch(row -> new Line(row.get(TICKET_EVENT.ID), row.get(TICKET_EVENT.TICKET_ID)));
    }

    /** The newest line; null without any. */
    public @Nullable Line newest(DSLContext dsl) {
        return dsl.select(TICKET_EVENT.ID, TICKET_EVENT.TICKET_ID)
                .from(TICKET_EVENT)
                .orderBy(TICKET_EVENT.ID.desc())
                .limit(1)
                .fetchOne(row -> new Line(row.get(TICKET_EVENT.ID), row.get(TICKET_EVENT.TICKET_ID)));
    }

    /**
     * Ids are given out before the commit, so that a line may appear after a later one. Whoever writes one has a transaction
     * number by then (a ticket was written or locked first); this is one that is later than all of theirs.
     */
    public long laterThanAllWriters(DSLContext dsl) {
        return dsl.select(DSL.field("pg_current_xact_id()::text::bigint", Long.class))
                .fetchSingle()
                .value1();
    }

    /** Whether a writer from before {@link #laterThanAllWriters} may still be at work. */
    public boolean mayStillAppear(DSLContext dsl, long later) {
        return dsl.select(DSL.field("pg_snapshot_xmin(pg_current_snapshot())::text::bigint", Long.class))
                        .fetchSingle()
                        .value1()
                < later;
    }

    public long tickets(DSLContext dsl) {
        return dsl.fetchCount(TICKET);
    }

    /** In the order of their ids. */
    public List<Entry> entriesAfter(DSLContext dsl, UUID id, int most) {
        return entries(dsl, TICKET.ID.gt(id), most);
    }

    public List<Entry> entries(DSLContext dsl, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : entries(dsl, TICKET.ID.in(ids), ids.size());
    }

    /** Drafts are saved without a line in their history: the newest of them. */
    public List<UUID> newestDrafts(DSLContext dsl, int most) {
        return dsl.select(TICKET.ID)
                .from(TICKET)
                .where(TICKET.STATE.eq(TicketState.DRAFT.name()))
                .orderBy(TICKET.CREATED_AT.desc())
                .limit(most)
                .fetch(TICKET.ID);
    }

    /**
     * Tickets with a number that may be like another one.
     *
     * @param readable whether the reader may open it
     */
    public record Candidate(
            Entry entry, String number, @Nullable String unitName, boolean readable) {}

    public List<Candidate> candidates(DSLContext dsl, Collection<UUID> ids, Actor reader) {
        Map<UUID, Entry> entries = entries(dsl, ids).stream().collect(Collectors.toMap(Entry::id, entry -> entry));
        Set<UUID> readable = dsl.select(TICKET.ID)
                .from(TICKET)
                .where(TICKET.ID.in(ids))
                .and(TicketSearch.visibleTo(reader))
                .fetchSet(TICKET.ID);
        return dsl.select(TICKET.ID, TICKET.NUMBER, UNIT.NAME)
                .from(TICKET)
                .leftJoin(UNIT)
                .on(UNIT.ID.eq(TICKET.UNIT_ID))
                .where(TICKET.ID.in(ids))
                .and(TICKET.NUMBER.isNotNull())
                .fetch(row -> new Candidate(
                        Objects.requireNonNull(entries.get(row.get(TICKET.ID))),
                        row.get(TICKET.NUMBER),
                        row.get(UNIT.NAME),
                        readable.contains(row.get(TICKET.ID))));
    }

    private static List<Entry> entries(DSLContext dsl, Condition wanted, int most) {
        var rows = dsl.select(
                        TICKET.ID,
                        TICKET.TITLE,
                        TICKET.CONTENT,
                        TICKET.AREA,
                        TICKET.ADDRESS,
                        TICKET.KIND,
                        TICKET.STATE,
                        TICKET.UNIT_ID,
                        TICKET.AGENT_ID,
                        TICKET.NUMBER,
                        TICKET.CONFIDENTIAL_RESULT,
                        TICKET.CREATED_AT)
                .from(TICKET)
                .where(wanted)
                .orderBy(TICKET.ID)
                .limit(most)
                .fetch();
        Map<UUID, List<String>> assisting = dsl.select(TICKET_ASSIST.TICKET_ID, TICKET_ASSIST.UNIT_ID)
                .from(TICKET_ASSIST)
                .where(TICKET_ASSIST.TICKET_ID.in(rows.getValues(TICKET.ID)))
                .and(TICKET_ASSIST.ENDED_AT.isNull())
                .fetchGroups(TICKET_ASSIST.TICKET_ID, TICKET_ASSIST.UNIT_ID);
        return rows.map(row -> entry(row, assisting.getOrDefault(row.get(TICKET.ID), List.of())));
    }

    private static Entry entry(Record row, List<String> assisting) {
        String kind = row.get(TICKET.KIND);
        return new Entry(
                row.get(TICKET.ID),
                row.get(TICKET.TITLE),
                row.get(TICKET.CONTENT),
                row.get(TICKET.AREA),
                row.get(TICKET.ADDRESS),
                kind == null ? null : TicketKind.valueOf(kind),
                TicketState.valueOf(row.get(TICKET.STATE)),
                row.get(TICKET.UNIT_ID),
                assisting,
                row.get(TICKET.AGENT_ID),
                row.get(TICKET.NUMBER) != null,
                row.get(TICKET.CONFIDENTIAL_RESULT),
                Times.present(row.get(TICKET.CREATED_AT)));
    }

    /** The items that these tickets were answered from, as they were cited last. */
    public List<KnowledgeItem> cited(DSLContext dsl, Collection<UUID> tickets) {
        return tickets.isEmpty() ? List.of() : cited(dsl, TICKET_PAPER.TICKET_ID.in(tickets));
    }

    /** Every item that was ever cited: reads all papers. */
    public List<KnowledgeItem> cited(DSLContext dsl) {
        return cited(dsl, DSL.noCondition());
    }

    private static List<KnowledgeItem> cited(DSLContext dsl, Condition of) {
        var item = DSL.field("{0} -> 'item' ->> 'id'", String.class, TICKET_PAPER.CONTENT);
        return dsl.select(TICKET_PAPER.CONTENT)
                .distinctOn(item)
                .from(TICKET_PAPER)
                .where(CITES.and(of))
                .orderBy(item, TICKET_PAPER.SEQ.desc())
                .fetch(row -> Json.read(row.get(TICKET_PAPER.CONTENT), Paper.Answered.class)
                        .item());
    }
}

package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;

import hotline.database.jooq.tables.records.TicketRecord;
import hotline.regulation.Evaluation;
import hotline.regulation.TicketKind;
import hotline.tickets.MonthFigures.Cell;
import hotline.tickets.MonthFigures.Counts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.AggregateFilterStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Counts over all tickets that something happened to in a span of time; {@code ticket_times} finds them. */
public final class FigureStore {

    /**
     * @param from inclusive
     * @param until exclusive
     * @param asOf due times after it are not missed yet
     */
    public List<Cell> count(DSLContext dsl, Instant from, Instant until, Instant asOf) {
        Span span = new Span(from, until);
        Instant missed = asOf.isBefore(until) ? asOf : until;
        List<Field<Integer>> counts = List.of(
                when(span.has(TICKET.CREATED_AT).and(TICKET.NUMBER.isNotNull())),
                when(span.has(TICKET.REFUSED_AT)),
                when(span.has(TICKET.ACCEPTED_AT)),
                when(span.has(TICKET.FIRST_DISPATCHED_AT)),
                when(span.has(TICKET.SIGNED_AT).and(DSL.not(TICKET.DEEMED_SIGNED))),
                when(span.has(TICKET.SIGNED_AT).and(TICKET.DEEMED_SIGNED)),
                when(span.has(TICKET.FINISHED_AT).and(TICKET.FINISHED_AT.lt(TICKET.DUE_AT))),
                when(new Span(from, missed)
                        .has(TICKET.DUE_AT)
                        .and(TICKET.FINISHED_AT.isNull().or(TICKET.FINISHED_AT.ge(TICKET.DUE_AT)))),
                when(span.has(TICKET.DISPATCHED_AT).and(TICKET.ROUND.gt(1))),
                when(said(span, Evaluation.SATISFIED)),
                when(said(span, Evaluation.DEFAULT_SATISFIED)),
                when(said(span, Evaluation.DISSATISFIED)));
        return dsl.select(TICKET.UNIT_ID, TICKET.KIND, TICKET.AREA)
                .select(counts)
                .from(TICKET)
                .where(touched(span))
                .groupBy(TICKET.UNIT_ID, TICKET.KIND, TICKET.AREA)
                .fetch(row -> cell(row, counts));
    }

    /** Half open. */
    private record Span(Instant from, Instant until) {
        Condition has(TableField<TicketRecord, OffsetDateTime> at) {
            return at.ge(Times.at(from)).and(at.lt(Times.at(until)));
        }
    }

    private static Field<Integer> when(Condition condition) {
        AggregateFilterStep<Integer> all = DSL.count();
        return all.filterWhere(condition);
    }

    private static Condition said(Span span, Evaluation value) {
        return span.has(TICKET.EVALUATED_AT).and(TICKET.EVALUATION.eq(value.name()));
    }

    private static Condition touched(Span span) {
        return Stream.of(
                        TICKET.CREATED_AT,
                        TICKET.ACCEPTED_AT,
                        TICKET.REFUSED_AT,
                        TICKET.FIRST_DISPATCHED_AT,
                        TICKET.DISPATCHED_AT,
                        TICKET.SIGNED_AT,
                        TICKET.DUE_AT,
                        TICKET.FINISHED_AT,
                        TICKET.EVALUATED_AT)
                .map(span::has)
                .reduce(DSL.falseCondition(), Condition::or);
    }

    private static Cell cell(Record row, List<Field<Integer>> counts) {
        String kind = row.get(TICKET.KIND);
        long[] n = counts.stream().mapToLong(row::get).toArray();
        return new Cell(
                row.get(TICKET.UNIT_ID),
                kind == null ? null : TicketKind.valueOf(kind),
                row.get(TICKET.AREA),
                new Counts(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11]));
    }
}

package hotline.telephony.store;

import static hotline.database.jooq.Tables.AGENT_STATE_LOG;
import static hotline.database.jooq.Tables.AGENT_WATCH;

import hotline.database.Database;
import hotline.telephony.call.AgentId;
import hotline.telephony.times.TimesInStates;
import hotline.telephony.times.TimesInStates.Change;
import hotline.telephony.times.TimesInStates.Span;
import hotline.telephony.times.TimesInStates.Watched;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record4;
import org.jooq.SelectConditionStep;
import org.jooq.SortField;

/** How long agents were in which state, as far as the journal has been written. Blocking. */
public final class AgentTimes {

    /** @param asOf how far the answer reaches: later than this nothing is known yet */
    public record Answer(List<Span> spans, Instant asOf) {}

    private final Database database;

    public AgentTimes(Database database) {
        this.database = database;
    }

    public Answer of(AgentId agent, Instant from, Instant to) {
        OffsetDateTime begin = from.atOffset(ZoneOffset.UTC);
        OffsetDateTime end = to.atOffset(ZoneOffset.UTC);
        List<Watched> watched = new ArrayList<>();
        watched.addAll(watched(AGENT_WATCH.UNTIL_AT.lt(begin), AGENT_WATCH.UNTIL_AT.desc(), 1));
        watched.addAll(watched(
                AGENT_WATCH.UNTIL_AT.ge(begin).and(AGENT_WATCH.BEGAN_AT.le(end)),
                AGENT_WATCH.BEGAN_AT.asc(),
                Integer.MAX_VALUE));
        watched.addAll(watched(AGENT_WATCH.BEGAN_AT.gt(end), AGENT_WATCH.BEGAN_AT.asc(), 1));
        List<Change> changes = new ArrayList<>();
        changes.addAll(changes(agent)
                .and(AGENT_STATE_LOG.AT.lt(begin))
                .orderBy(AGENT_STATE_LOG.AT.desc(), AGENT_STATE_LOG.SEQ.desc())
                .limit(1)
                .fetch(AgentTimes::change));
        changes.addAll(changes(agent)
                .and(AGENT_STATE_LOG.AT.between(begin, end))
                .orderBy(AGENT_STATE_LOG.AT, AGENT_STATE_LOG.SEQ)
                .fetch(AgentTimes::change));
        Instant known = watched.isEmpty() ? from : watched.getLast().until();
        return new Answer(TimesInStates.of(changes, watched, from, to), known.isBefore(to) ? known : to);
    }

    private List<Watched> watched(Condition which, SortField<?> order, int most) {
        return database.dsl()
                .select(AGENT_WATCH.BEGAN_AT, AGENT_WATCH.UNTIL_AT)
                .from(AGENT_WATCH)
                .where(which)
                .orderBy(order)
                .limit(most)
                .fetch(row -> new Watched(row.value1().toInstant(), row.value2().toInstant()));
    }

    private SelectConditionStep<Record4<OffsetDateTime, String, String, String>> changes(AgentId agent) {
        return database.dsl()
                .select(AGENT_STATE_LOG.AT, AGENT_STATE_LOG.STATUS, AGENT_STATE_LOG.REASON, AGENT_STATE_LOG.CALL_ID)
                .from(AGENT_STATE_LOG)
                .where(AGENT_STATE_LOG.AGENT_ID.eq(agent.value()));
    }

    private static Change change(Record4<OffsetDateTime, String, String, String> row) {
        return new Change(row.value1().toInstant(), row.value2(), row.value3(), row.value4());
    }
}

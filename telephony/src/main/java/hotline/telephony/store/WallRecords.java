package hotline.telephony.store;

import static hotline.database.jooq.Tables.AGENT_STATE_LOG;
import static hotline.database.jooq.Tables.AGENT_WATCH;
import static hotline.database.jooq.Tables.CALL_EVENT;
import static org.jooq.impl.DSL.field;

import hotline.database.Database;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.HandOverStep;
import hotline.telephony.call.QueueId;
import hotline.telephony.wall.TallySource;
import hotline.telephony.wall.WallEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.Field;

/** What the wallboard counts, from the records of the journal. Blocking. */
public final class WallRecords implements TallySource {

    /** A state that began before the window still counts in it; nobody stays in one for longer. */
    private static final Duration LONGEST_STATE = Duration.ofHours(24);

    private static final Field<String> QUEUE = word("queue");
    private static final Field<String> OUTCOME = word("outcome");
    private static final Field<String> STEP = word("step");

    private final Database database;

    public WallRecords(Database database) {
        this.database = database;
    }

    private static Field<String> word(String name) {
        return field("{0}->>{1}", String.class, CALL_EVENT.DATA, org.jooq.impl.DSL.inline(name));
    }

    @Override
    public List<WallEvent> since(Instant from, Instant to) {
        List<WallEvent> events = new ArrayList<>();
        OffsetDateTime begin = from.atOffset(ZoneOffset.UTC);
        OffsetDateTime end = to.atOffset(ZoneOffset.UTC);
        OffsetDateTime states = from.minus(LONGEST_STATE).atOffset(ZoneOffset.UTC);
        // Blind first: a state told at the same moment comes after it.
        database.dsl()
                .select(AGENT_WATCH.UNTIL_AT)
                .from(AGENT_WATCH)
                .where(AGENT_WATCH.UNTIL_AT.ge(states).and(AGENT_WATCH.UNTIL_AT.lt(end)))
                .forEach(row -> events.add(new WallEvent.Blind(row.value1().toInstant())));
        database.dsl()
                .select(AGENT_STATE_LOG.AT, AGENT_STATE_LOG.AGENT_ID, AGENT_STATE_LOG.STATUS)
                .from(AGENT_STATE_LOG)
                .where(AGENT_STATE_LOG.AT.ge(states).and(AGENT_STATE_LOG.AT.lt(end)))
                .orderBy(AGENT_STATE_LOG.AT, AGENT_STATE_LOG.SEQ)
                .forEach(row -> events.add(
                        new WallEvent.AgentIs(row.value1().toInstant(), new AgentId(row.value2()), row.value3())));
        database.dsl()
                .select(CALL_EVENT.AT, CALL_EVENT.CALL_ID, CALL_EVENT.TYPE, QUEUE, OUTCOME, STEP)
                .from(CALL_EVENT)
                .where(CALL_EVENT.AT.ge(begin).and(CALL_EVENT.AT.lt(end)))
                .and(CALL_EVENT.TYPE.in("CallQueued", "CallAnswered", "CallbackPromised", "CallEnded", "HandOverMoved"))
                .orderBy(CALL_EVENT.AT, CALL_EVENT.SEQ)
                .forEach(row -> {
                    Instant at = row.value1().toInstant();
                    CallId call = new CallId(row.value2());
                    WallEvent event = switch (row.value3()) {
                        case "CallQueued" -> new WallEvent.Queued(at, call, new QueueId(row.value4()));
                        case "CallAnswered" -> new WallEvent.Answered(at, call);
                        case "CallbackPromised" -> new WallEvent.CallbackPromised(at, call);
                        case "CallEnded" -> new WallEvent.Ended(at, call, CallOutcome.valueOf(row.value5()));
                        default -> WallEvent.handOver(at, HandOverStep.valueOf(row.value6()));
                    };
                    if (event != null) {
                        events.add(event);
                    }
                });
        // Stable: what happened at the same moment keeps the order above.
        events.sort(Comparator.comparing(WallEvent::at));
        return events;
    }
}

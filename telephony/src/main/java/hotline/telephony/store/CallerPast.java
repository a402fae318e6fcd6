package hotline.telephony.store;

import static hotline.database.jooq.Tables.CALLER_INCIDENT;
import static hotline.database.jooq.Tables.CALL_RECORD;

import hotline.database.Database;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.IncidentKind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** What the records know of a number: repeat callers and disturbing ones. Blocking. */
public final class CallerPast {

    /** @param outcome empty while the call goes on */
    public record Earlier(CallId call, Instant arrivedAt, Optional<CallOutcome> outcome, Optional<AgentId> agent) {}

    /**
     * @param calls how many earlier calls there were within the window
     * @param latest of those, the latest first
     * @param marks what agents marked on this number, the latest first
     */
    public record Past(int calls, List<Earlier> latest, List<IncidentKind> marks) {
        public static final Past NONE = new Past(0, List.of(), List.of());
    }

    private final Database database;

    public CallerPast(Database database) {
        this.database = database;
    }

    /**
     * @param present not counted
     * @param callsSince the beginning of the window
     * @param most how many of the calls are wanted
     */
    public Past of(PhoneNumber caller, CallId present, Instant callsSince, Instant marksSince, int most) {
        if (caller.digits().isEmpty()) {
            return Past.NONE;
        }
        Condition which = CALL_RECORD
                .CALLER_NUMBER
                .eq(caller.digits())
                .and(CALL_RECORD.ARRIVED_AT.ge(utc(callsSince)))
                .and(CALL_RECORD.CALL_ID.ne(present.value()));
        List<Earlier> latest = database.dsl()
                .select(CALL_RECORD.CALL_ID, CALL_RECORD.ARRIVED_AT, CALL_RECORD.OUTCOME, CALL_RECORD.AGENT_ID)
                .from(CALL_RECORD)
                .where(which)
                .orderBy(CALL_RECORD.ARRIVED_AT.desc())
                .limit(most)
                .fetch(row -> new Earlier(
                        new CallId(row.value1()),
                        row.value2().toInstant(),
                        Optional.ofNullable(row.value3()).map(CallOutcome::valueOf),
                        Optional.ofNullable(row.value4()).map(AgentId::new)));
        List<IncidentKind> marks = database.dsl()
                .select(CALLER_INCIDENT.KIND)
                .from(CALLER_INCIDENT)
                .where(CALLER_INCIDENT.CALLER_NUMBER.eq(caller.digits()))
                .and(CALLER_INCIDENT.AT.ge(utc(marksSince)))
                .orderBy(CALLER_INCIDENT.AT.desc())
                .fetch(row -> IncidentKind.valueOf(row.value1()));
        return new Past(latest.size() < most ? latest.size() : count(which), latest, marks);
    }

    private int count(Condition which) {
        return database.dsl().fetchCount(CALL_RECORD, which);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package hotline.telephony.store;

import static hotline.database.jooq.Tables.CALL_EVENT;
import static hotline.database.jooq.Tables.CALL_RECORD;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import hotline.database.Database;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.JointService;
import hotline.telephony.call.QueueId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;

/** Calls that reached an agent, as far as the journal has been written. Blocking. */
public final class WorkedCalls {

    /**
     * @param agent who talked last; who was offered it last when nobody answered
     * @param queue the last one that it waited in
     * @param desk which service's desk called
     */
    public record Worked(
            CallId call,
            Instant arrivedAt,
            PhoneNumber caller,
            AgentId agent,
            Optional<QueueId> queue,
            Optional<JointService> desk) {}

    private static final Field<String> OFFERED = field(select(field("{0}->>'agent'", String.class, CALL_EVENT.DATA))
            .from(CALL_EVENT)
            .where(CALL_EVENT.CALL_ID.eq(CALL_RECORD.CALL_ID))
            .and(CALL_EVENT.TYPE.eq("CallOffered"))
            .orderBy(CALL_EVENT.SEQ.desc())
            .limit(1));

    /** Of our own calls only those that a new matter may come of, once they talked. */
    private static final Condition OPENS_DRAFT = CALL_RECORD
            .PURPOSE
            .in(Arrays.stream(CallPurpose.values())
                    .filter(CallPurpose::opensDraft)
                    .map(CallPurpose::name)
                    .toList())
            .and(CALL_RECORD.ANSWERED_AT.isNotNull());

    private final Database database;

    public WorkedCalls(Database database) {
        this.database = database;
    }

    /**
     * Oldest first.
     *
     * @param arrivedAt those that arrived later, or then with a higher id
     * @param call empty for the first page
     */
    public List<Worked> pageAfter(Instant arrivedAt, String call, int most) {
        OffsetDateTime at = arrivedAt.atOffset(ZoneOffset.UTC);
        Field<String> agent = coalesce(CALL_RECORD.AGENT_ID, OFFERED);
        return database.dsl()
                .select(
                        CALL_RECORD.CALL_ID,
                        CALL_RECORD.ARRIVED_AT,
                        CALL_RECORD.CALLER_NUMBER,
                        CALL_RECORD.CALLER_KIND,
                        agent,
                        CALL_RECORD.QUEUE,
                        CALL_RECORD.JOINT_SERVICE)
                .from(CALL_RECORD)
                .where(row(CALL_RECORD.ARRIVED_AT, CALL_RECORD.CALL_ID).gt(at, call))
                .and(CALL_RECORD.AGENT_ID.isNotNull().or(CALL_RECORD.OFFERS.gt(0)))
                .and(agent.isNotNull())
                .and(CALL_RECORD.PURPOSE.isNull().or(OPENS_DRAFT.and(CALL_RECORD.TICKET_ID.isNull())))
                .orderBy(CALL_RECORD.ARRIVED_AT, CALL_RECORD.CALL_ID)
                .limit(most)
                .fetch(found -> new Worked(
                        new CallId(found.value1()),
                        found.value2().toInstant(),
                        new PhoneNumber(found.value3(), PhoneNumber.Kind.valueOf(found.value4())),
                        new AgentId(found.value5()),
                        Optional.ofNullable(found.value6()).map(QueueId::new),
                        Optional.ofNullable(found.value7()).map(JointService::valueOf)));
    }
}

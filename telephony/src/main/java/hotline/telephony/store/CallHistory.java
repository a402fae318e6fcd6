package hotline.telephony.store;

import static hotline.database.jooq.Tables.CALL_EVENT;
import static hotline.database.jooq.Tables.CALL_RECORD;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hotline.database.Database;
import hotline.database.jooq.tables.records.CallRecordRecord;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.ServiceRating;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Calls of the past, as far as the journal has been written: behind the live state by some milliseconds. Blocking. */
public final class CallHistory {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_PAGE = 200;

    /**
     * @param place where the caller's number is registered, in Chinese
     * @param dialled untrusted digits
     * @param offers how often it was offered to an agent
     * @param waited from the first queue to the answer or the end; empty when it never queued
     * @param talked empty until the call's end
     * @param unseen empty when the end was seen, or is still to come; otherwise the call ended at most this long after
     *     {@code endedAt}, its last sign of life
     * @param placed empty for a citizen's own call
     */
    public record Call(
            CallId call,
            PhoneNumber caller,
            String place,
            String dialled,
            Optional<QueueId> queue,
            Instant arrivedAt,
            Optional<Instant> answeredAt,
            Optional<Instant> endedAt,
            Optional<CallOutcome> outcome,
            Optional<AgentId> agent,
            int offers,
            Optional<Duration> waited,
            Optional<Duration> talked,
            Optional<Duration> unseen,
            Optional<Placed> placed,
            Optional<Rated> rated) {}

    /** What makes it a call of ours: then {@code caller} is whom we called. */
    public record Placed(CallPurpose purpose, Optional<UUID> ticket) {}

    /**
     * The citizen was asked about the service.
     *
     * @param rating empty when nothing was pressed: not rated
     */
    public record Rated(Instant askedAt, Optional<ServiceRating> rating) {}

    /** @param data the fact's components as JSON; durations in milliseconds, {@code why} in Chinese */
    public record Event(long seq, Instant at, String type, JsonNode data) {}

    public record Page(List<Call> calls, long total) {}

    public record Detail(Call call, List<Event> events) {}

    private final Database database;

    public CallHistory(Database database) {
        this.database = database;
    }

    /**
     * Latest first.
     *
     * @param agent only calls this agent talked on
     * @param page from 0
     * @param size at most 200
     */
    public Page page(Optional<AgentId> agent, int page, int size) {
        int limit = Math.clamp(size, 1, LARGEST_PAGE);
        Condition which = agent.map(one -> CALL_RECORD.AGENT_ID.eq(one.value())).orElse(DSL.noCondition());
        return new Page(
                database.dsl()
                        .selectFrom(CALL_RECORD)
                        .where(which)
                        .orderBy(CALL_RECORD.ARRIVED_AT.desc(), CALL_RECORD.CALL_ID.desc())
                        .limit(limit)
                        .offset((long) Math.max(0, page) * limit)
                        .fetch()
                        .map(CallHistory::call),
                database.dsl().fetchCount(CALL_RECORD, which));
    }

    public Optional<Detail> find(CallId call) {
        return database.dsl()
                .selectFrom(CALL_RECORD)
                .where(CALL_RECORD.CALL_ID.eq(call.value()))
                .fetchOptional()
                .map(row -> new Detail(call(row), events(call)));
    }

    private List<Event> events(CallId call) {
        return database.dsl()
                .selectFrom(CALL_EVENT)
                .where(CALL_EVENT.CALL_ID.eq(call.value()))
                .orderBy(CALL_EVENT.SEQ)
                .fetch()
                .map(row -> new Event(
                        row.getSeq(),
                        row.getAt().toInstant(),
                        row.getType(),
                        parse(row.getData().data())));
    }

    private static Call call(CallRecordRecord row) {
        return new Call(
                new CallId(row.getCallId()),
                new PhoneNumber(row.getCallerNumber(), PhoneNumber.Kind.valueOf(row.getCallerKind())),
                row.getCallerPlace(),
                row.getDialled(),
                Optional.ofNullable(row.getQueue()).map(QueueId::new),
                row.getArrivedAt().toInstant(),
                Optional.ofNullable(row.getAnsweredAt()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getEndedAt()).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getOutcome()).map(CallOutcome::valueOf),
                Optional.ofNullable(row.getAgentId()).map(AgentId::new),
                row.getOffers(),
                Optional.ofNullable(row.getWaitedMs()).map(Duration::ofMillis),
                Optional.ofNullable(row.getTalkedMs()).map(Duration::ofMillis),
                Optional.ofNullable(row.getUnseenMs()).map(Duration::ofMillis),
                Optional.ofNullable(row.getPurpose())
                        .map(purpose ->
                                new Placed(CallPurpose.valueOf(purpose), Optional.ofNullable(row.getTicketId()))),
                Optional.ofNullable(row.getRatingAskedAt())
                        .map(at -> new Rated(
                                at.toInstant(),
                                Optional.ofNullable(row.getRating()).map(ServiceRating::valueOf))));
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package hotline.server.wiring;

import hotline.desktop.port.CallDebug;
import hotline.desktop.port.CallRecord;
import hotline.desktop.port.CallRecords;
import hotline.desktop.port.HandOverLine;
import hotline.desktop.port.RatingFigures;
import hotline.telephony.CallTrace;
import hotline.telephony.Switchboard;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.JointService;
import hotline.telephony.call.ServiceRating;
import hotline.telephony.store.CallHistory;
import hotline.telephony.store.ServiceRatings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls of the past from the database, and the trace of recent ones from telephony's memory. */
public final class CallBook implements CallRecords {

    private static final int MOST_DISSATISFIED = 20;

    private final CallHistory history;
    private final ServiceRatings ratings;
    private final Switchboard switchboard;

    public CallBook(CallHistory history, ServiceRatings ratings, Switchboard switchboard) {
        this.history = history;
        this.ratings = ratings;
        this.switchboard = switchboard;
    }

    @Override
    public Page list(@Nullable String agent, int page, int size) {
        CallHistory.Page found = history.page(Optional.ofNullable(agent).map(AgentId::new), page, size);
        return new Page(found.calls().stream().map(CallBook::record).toList(), found.total());
    }

    @Override
    public Optional<CallRecord> find(String callId) {
        return history.find(new CallId(callId)).map(detail -> record(detail.call()));
    }

    @Override
    public Optional<CallDebug> debug(String callId) {
        Optional<CallTrace> live =
                switchboard.debug(new CallId(callId)).toCompletableFuture().join();
        Optional<CallHistory.Detail> recorded = history.find(new CallId(callId));
        if (live.isEmpty() && recorded.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CallDebug(
                callId,
                live.map(CallTrace::state).orElse(null),
                recorded.map(detail -> CallStory.of(detail.events())).orElse(List.of()),
                live.map(CallBook::steps).orElse(List.of())));
    }

    @Override
    public List<HandOverLine> handOvers(String callId) {
        return history.find(new CallId(callId)).stream()
                .flatMap(detail -> detail.events().stream())
                .filter(event -> event.type().equals("HandOverMoved"))
                .map(event -> new HandOverLine(
                        event.at(),
                        event.data().path("handOver").asText(),
                        JointService.valueOf(event.data().path("service").asText())
                                .number(),
                        event.data().path("seat").asInt(),
                        event.data().path("step").asText(),
                        event.data().path("actor").asText(),
                        event.data().path("words").asText()))
                .toList();
    }

    @Override
    public RatingFigures ratings(Instant since) {
        return new RatingFigures(
                since,
                ratings.since(since).stream()
                        .map(it -> new RatingFigures.OfAgent(
                                it.agent().value(),
                                it.asked(),
                                it.satisfied(),
                                it.fairlySatisfied(),
                                it.dissatisfied()))
                        .toList(),
                ratings.dissatisfied(since, MOST_DISSATISFIED).stream()
                        .map(it -> new RatingFigures.Dissatisfied(
                                it.call().value(), it.agent().value(), it.ratedAt()))
                        .toList());
    }

    private static List<CallDebug.Step> steps(CallTrace trace) {
        return trace.steps().stream()
                .map(step -> new CallDebug.Step(step.at(), step.what(), List.of()))
                .toList();
    }

    private static CallRecord record(CallHistory.Call call) {
        return new CallRecord(
                call.call().value(),
                call.arrivedAt(),
                call.answeredAt().orElse(null),
                call.endedAt().orElse(null),
                call.outcome().map(CallOutcome::name).orElse(null),
                call.outcome().map(CallBook::chinese).orElse(null),
                call.caller(),
                call.queue().map(queue -> queue.value()).orElse(null),
                call.agent().map(AgentId::value).orElse(null),
                call.waited().map(Duration::toMillis).orElse(null),
                call.talked().map(Duration::toMillis).orElse(null),
                call.unseen().map(Duration::toMillis).orElse(null),
                call.placed().flatMap(CallHistory.Placed::ticket).orElse(null),
                call.call().isOutgoing() ? "OUT" : "IN",
                call.placed().map(placed -> placed.purpose().chinese()).orElse(null),
                call.rated()
                        .map(rated -> new CallRecord.Rated(
                                rated.askedAt(),
                                rated.rating().map(ServiceRating::name).orElse(null),
                                rated.rating().map(ServiceRating::chinese).orElse("未评价")))
                        .orElse(null));
    }

    static String chinese(CallOutcome outcome) {
        return switch (outcome) {
            case ANSWERED -> "已接听";
            case ABANDONED_IN_GREETING -> "问候中放弃";
            case ABANDONED_WAITING -> "排队中放弃";
            case TURNED_AWAY -> "限制来电";
            case ABANDONED_RINGING -> "振铃中放弃";
            case NOBODY_AVAILABLE -> "无人可接";
            case FAILSAFE_UNANSWERED -> "保底队列未接";
            case LOST_SIGHT -> "结果不明";
            case OUR_SIDE_UNREACHED -> "我方未摘机";
            case CANCELLED -> "已取消呼出";
            case CALLEE_BUSY -> "对方忙";
            case CALLEE_NO_ANSWER -> "对方未接";
            case CALLEE_DECLINED -> "对方拒接";
            case CALLEE_UNREACHABLE -> "无法接通";
        };
    }
}

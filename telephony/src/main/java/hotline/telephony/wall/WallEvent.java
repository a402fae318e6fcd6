package hotline.telephony.wall;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.HandOverStep;
import hotline.telephony.call.QueueId;
import hotline.telephony.fact.Fact;
import java.time.Instant;
import java.util.Optional;

/** What the wallboard counts: a part of the facts, the same whether they are live or read from the records. */
public sealed interface WallEvent {

    Instant at();

    record Queued(Instant at, CallId call, QueueId queue) implements WallEvent {}

    record Answered(Instant at, CallId call) implements WallEvent {}

    record CallbackPromised(Instant at, CallId call) implements WallEvent {}

    record Ended(Instant at, CallId call, CallOutcome outcome) implements WallEvent {}

    /** A joint desk was asked, or confirmed. */
    record HandOver(Instant at, boolean confirmed) implements WallEvent {}

    /** @param status as in AgentStatus */
    record AgentIs(Instant at, AgentId agent, String status) implements WallEvent {}

    /** From then on nobody watched; agents' states are told anew when somebody does again. */
    record Blind(Instant at) implements WallEvent {}

    /** Empty for facts that are not counted. */
    static Optional<WallEvent> of(Fact fact) {
        return Optional.ofNullable(
                switch (fact) {
                    case Fact.CallQueued it -> new Queued(it.at(), it.call(), it.queue());
                    case Fact.CallAnswered it -> new Answered(it.at(), it.call());
                    case Fact.CallbackPromised it -> new CallbackPromised(it.at(), it.call());
                    case Fact.CallEnded it -> new Ended(it.at(), it.call(), it.outcome());
                    case Fact.HandOverMoved it -> handOver(it.at(), it.step());
                    case Fact.AgentChanged it ->
                        new AgentIs(it.at(), it.agent(), it.status().name());
                    case Fact.LinkChanged it -> it.connected() ? null : new Blind(it.at());
                    default -> null;
                });
    }

    /** Null for steps that are not counted. */
    static @org.jspecify.annotations.Nullable WallEvent handOver(Instant at, HandOverStep step) {
        return switch (step) {
            case ASKED -> new HandOver(at, false);
            case CONFIRMED_BY_KEY -> new HandOver(at, true);
            default -> null;
        };
    }
}

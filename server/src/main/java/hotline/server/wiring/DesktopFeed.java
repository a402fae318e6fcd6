package hotline.server.wiring;

import hotline.desktop.stream.AgentNotice;
import hotline.desktop.stream.CallAnswered;
import hotline.desktop.stream.CallEnded;
import hotline.desktop.stream.CallOut;
import hotline.desktop.stream.DesktopStreams;
import hotline.desktop.stream.OfferEnded;
import hotline.desktop.stream.SharedTopic;
import hotline.desktop.stream.Topic;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells desktops what happens to their agent and calls. Runs on telephony's thread only. */
public final class DesktopFeed implements Consumer<Fact> {

    /** Who works on a call, and with which draft, as long as it lasts. */
    private record Work(String agent, @Nullable UUID draft) {}

    private final DesktopStreams streams;
    private final Map<CallId, Work> working = new HashMap<>();
    /** Calls of ours about a ticket that there is already. */
    private final Set<CallId> withoutDraft = new HashSet<>();

    public DesktopFeed(DesktopStreams streams) {
        this.streams = streams;
    }

    @Override
    public void accept(Fact fact) {
        switch (fact) {
            case Fact.CallOffered offered ->
                working.put(offered.call(), new Work(offered.agent().value(), offered.draftId()));
            case Fact.OfferEnded ended ->
                streams.publish(
                        ended.agent().value(),
                        Topic.OFFER_ENDED,
                        new OfferEnded(
                                ended.call().value(),
                                ended.offerId(),
                                ended.outcome().name()));
            case Fact.CallPlaced placed -> {
                if (!placed.out().opensDraft()) {
                    withoutDraft.add(placed.call());
                }
                placed.agent().ifPresent(agent -> working.put(placed.call(), new Work(agent.value(), null)));
            }
            case Fact.CallOutMoved moved ->
                moved.agent()
                        .ifPresent(agent -> streams.publish(
                                agent.value(),
                                Topic.CALL_OUT,
                                new CallOut(moved.call().value(), moved.stage().name(), moved.words())));
            case Fact.CallAnswered answered -> {
                UUID draft = withoutDraft.contains(answered.call()) ? null : answered.draftId();
                working.put(answered.call(), new Work(answered.agent().value(), draft));
                streams.publish(
                        answered.agent().value(),
                        Topic.CALL_ANSWERED,
                        new CallAnswered(answered.call().value(), draft));
            }
            case Fact.TalkChanged changed ->
                changed.agent()
                        .ifPresent(agent -> streams.publish(
                                agent.value(), Topic.TALK_CHANGED, Talks.view(changed.call(), changed.talk())));
            case Fact.RatingAsked asked -> ended(asked.call(), CallOutcome.ANSWERED, asked.talked());
            case Fact.CallEnded ended -> ended(ended.call(), ended.outcome(), ended.talked());
            case Fact.AgentChanged changed ->
                streams.publish(changed.agent().value(), Topic.AGENT_STATE, TelephonyCalls.state(changed.status()));
            case Fact.BreakEnding ending ->
                streams.publish(
                        ending.agent().value(),
                        Topic.AGENT_NOTICE,
                        AgentNotice.of(
                                "BREAK_ENDING",
                                "“" + ending.reason() + "”还有不到 " + minutesUp(ending.at(), ending.until())
                                        + " 分钟，请准备回到工位并按 F2 就绪"));
            case Fact.BreakOverrun overrun -> {
                streams.publish(
                        overrun.agent().value(),
                        Topic.AGENT_NOTICE,
                        AgentNotice.of("BREAK_OVERRUN", "“" + overrun.reason() + "”已到时限，班长已收到提醒，请按 F2 就绪"));
                streams.publish(
                        SharedTopic.ALERTS,
                        Topic.AGENT_NOTICE,
                        new AgentNotice(
                                "BREAK_OVERRUN",
                                overrun.agent().value(),
                                "话务员 " + overrun.agent() + " 的“" + overrun.reason() + "”超过时限，请询问情况或改变其状态"));
            }
            case Fact.AgentOrdered ordered ->
                streams.publish(ordered.agent().value(), Topic.AGENT_NOTICE, Orders.notice(ordered));
            case Fact.CallArrived _,
                    Fact.CallAdopted _,
                    Fact.CallQueued _,
                    Fact.RoutingDecided _,
                    Fact.WaitTold _,
                    Fact.CallFromDesk _,
                    Fact.CitizenHandedIn _,
                    Fact.CallTurnedAway _,
                    Fact.CallbackPromised _,
                    Fact.HandOverMoved _,
                    Fact.ServiceRated _,
                    Fact.SupervisionChanged _,
                    Fact.RecordingPaused _,
                    Fact.RecordingResumed _,
                    Fact.RecordingStalled _,
                    Fact.WatchKept _,
                    Fact.LinkChanged _,
                    Fact.NodeChanged _ -> {
                // Only the queues' figures change, which are told below.
            }
        }
        streams.queuesChanged();
    }

    private static long minutesUp(Instant from, Instant to) {
        return Math.max(1, (Duration.between(from, to).toSeconds() + 59) / 60);
    }

    /** For the agent the call is over when the talk is, even if the citizen is still asked about it. */
    private void ended(CallId call, CallOutcome outcome, Duration talked) {
        withoutDraft.remove(call);
        Work work = working.remove(call);
        if (work != null) {
            streams.publish(
                    work.agent(),
                    Topic.CALL_ENDED,
                    new CallEnded(call.value(), outcome.name(), talked.toMillis(), work.draft()));
        }
    }
}

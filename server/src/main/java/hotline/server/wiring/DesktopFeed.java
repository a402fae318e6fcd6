package hotline.server.wiring;

import hotline.desktop.stream.CallAnswered;
import hotline.desktop.stream.CallEnded;
import hotline.desktop.stream.CallOut;
import hotline.desktop.stream.DesktopStreams;
import hotline.desktop.stream.OfferEnded;
import hotline.desktop.stream.Topic;
import hotline.telephony.call.CallId;
import hotline.telephony.fact.Fact;
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
                placed.agent()
                        .ifPresent(agent -> working.put(placed.call(), new Work(agent.value(), null)));
            }
            case Fact.CallOutMoved moved ->
                moved.agent()
                        .ifPresent(agent -> streams.publish(
                                agent.value(),
                                Topic.CALL_OUT,
                                new CallOut(
                                        moved.call().value(), moved.stage().name(), moved.words())));
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
            case Fact.CallEnded ended -> ended(ended);
            case Fact.AgentChanged changed ->
                streams.publish(changed.agent().value(), Topic.AGENT_STATE, TelephonyCalls.state(changed.status()));
            case Fact.CallArrived _,
                    Fact.CallAdopted _,
                    Fact.CallQueued _,
                    Fact.CallbackPromised _,
                    Fact.HandOverMoved _,
                    Fact.SupervisionChanged _,
                    Fact.RecordingPaused _,
                    Fact.RecordingResumed _,
                    Fact.RecordingStalled _,
                    Fact.LinkChanged _ -> {
                // Only the queues' figures change, which are told below.
            }
        }
        streams.queuesChanged();
    }

    private void ended(Fact.CallEnded ended) {
        withoutDraft.remove(ended.call());
        Work work = working.remove(ended.call());
        if (work != null) {
            streams.publish(
                    work.agent(),
                    Topic.CALL_ENDED,
                    new CallEnded(
                            ended.call().value(),
                            ended.outcome().name(),
                            ended.talked().toMillis(),
                            work.draft()));
        }
    }
}

package hotline.server.wiring;

import hotline.kernel.PhoneNumber;
import hotline.regulation.Channel;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.fact.Fact;
import hotline.tickets.NewDraft;
import hotline.tickets.Tickets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the ticket draft that a pop announced, beside the ringing, and hands it to whoever answers in another's place.
 * What can't be opened now is owed. Runs on telephony's thread, the opening on others.
 */
public final class DraftOpener implements Consumer<Fact> {

    private static final Logger LOG = LoggerFactory.getLogger(DraftOpener.class);

    /** @param drafted for whom the draft was opened; null while nobody was offered the call */
    private record Known(
            PhoneNumber caller, Channel channel, @Nullable AgentId drafted) {}

    private final Tickets tickets;
    private final CallOrigins origins;
    private final ExecutorService threads;
    private final Runnable owed;
    private final Map<CallId, Known> calls = new HashMap<>();
    /** Calls of ours about a ticket that there is already. */
    private final Set<CallId> withoutDraft = new HashSet<>();

    /**
     * @param origins hears of each fact before this does
     * @param threads one virtual thread a draft
     * @param owed told that a draft is missing and that the records know its call, or will; returns at once
     */
    public DraftOpener(Tickets tickets, CallOrigins origins, ExecutorService threads, Runnable owed) {
        this.tickets = tickets;
        this.origins = origins;
        this.threads = threads;
        this.owed = owed;
    }

    @Override
    public void accept(Fact fact) {
        switch (fact) {
            case Fact.CallArrived it -> calls.put(it.call(), new Known(it.caller(), Channel.PHONE, null));
            case Fact.CallAdopted it -> {
                // What a call of ours is about, the records know.
                if (!it.call().isOutgoing()) {
                    calls.put(it.call(), new Known(it.caller(), Channel.PHONE, null));
                }
            }
            case Fact.CallOffered it -> offered(it);
            case Fact.CallAnswered it -> answered(it);
            case Fact.CallEnded it -> {
                calls.remove(it.call());
                withoutDraft.remove(it.call());
                if (it.lastSign().isPresent()) {
                    owed.run();
                }
            }
            case Fact.CallPlaced it -> {
                if (it.out().opensDraft()) {
                    boolean missed = it.out().purpose() == CallPurpose.MISSED;
                    calls.put(it.call(), new Known(it.caller(), missed ? Channel.MISSED_CALL : Channel.PHONE, null));
                } else {
                    withoutDraft.add(it.call());
                }
            }
            case Fact.CallQueued _,
                    Fact.CallOutMoved _,
                    Fact.RoutingDecided _,
                    Fact.WaitTold _,
                    Fact.CallFromDesk _,
                    Fact.CitizenHandedIn _,
                    Fact.CallTurnedAway _,
                    Fact.CallbackPromised _,
                    Fact.OfferEnded _,
                    Fact.TalkChanged _,
                    Fact.HandOverMoved _,
                    Fact.RatingAsked _,
                    Fact.ServiceRated _,
                    Fact.SupervisionChanged _,
                    Fact.RecordingPaused _,
                    Fact.RecordingResumed _,
                    Fact.RecordingStalled _,
                    Fact.OfAgent _,
                    Fact.WatchKept _,
                    Fact.LinkChanged _,
                    Fact.NodeChanged _ -> {
                // They put no call before an agent.
            }
        }
    }

    private void answered(Fact.CallAnswered answered) {
        if (withoutDraft.contains(answered.call())) {
            return;
        }
        Known known = calls.get(answered.call());
        if (known == null) {
            owed.run();
        } else if (!Objects.equals(known.drafted(), answered.agent())) {
            open(answered.call(), known, answered.agent());
        }
    }

    private void offered(Fact.CallOffered offered) {
        Known known = calls.get(offered.call());
        open(offered.call(), known == null ? new Known(offered.caller(), Channel.PHONE, null) : known, offered.agent());
    }

    private void open(CallId call, Known known, AgentId agent) {
        calls.put(call, new Known(known.caller(), known.channel(), agent));
        Channel channel = known.channel() == Channel.PHONE ? origins.of(call) : known.channel();
        NewDraft draft = new NewDraft(call.draftId(), channel, call.value(), known.caller(), agent.value());
        threads.execute(() -> {
            try {
                tickets.openDraft(draft);
            } catch (RuntimeException databaseAway) {
                LOG.warn("draft not opened yet, call={}: {}", call, databaseAway.toString());
                owed.run();
            }
        });
    }
}

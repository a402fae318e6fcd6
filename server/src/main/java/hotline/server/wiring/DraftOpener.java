package hotline.server.wiring;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.fact.Fact;
import hotline.tickets.NewDraft;
import hotline.tickets.Tickets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
    private record Known(PhoneNumber caller, @Nullable AgentId drafted) {}

    private final Tickets tickets;
    private final ExecutorService threads;
    private final Runnable owed;
    private final Map<CallId, Known> calls = new HashMap<>();

    /**
     * @param threads one virtual thread a draft
     * @param owed told that a draft is missing and that the records know its call, or will; returns at once
     */
    public DraftOpener(Tickets tickets, ExecutorService threads, Runnable owed) {
        this.tickets = tickets;
        this.threads = threads;
        this.owed = owed;
    }

    @Override
    public void accept(Fact fact) {
        switch (fact) {
            case Fact.CallArrived it -> calls.put(it.call(), new Known(it.caller(), null));
            case Fact.CallAdopted it -> calls.put(it.call(), new Known(it.caller(), null));
            case Fact.CallOffered it -> open(it.call(), it.caller(), it.agent());
            case Fact.CallAnswered it -> answered(it);
            case Fact.CallEnded it -> {
                calls.remove(it.call());
                if (it.lastSign().isPresent()) {
                    owed.run();
                }
            }
            case Fact.CallQueued _,
                    Fact.CallbackPromised _,
                    Fact.OfferEnded _,
                    Fact.TalkChanged _,
                    Fact.HandOverMoved _,
                    Fact.SupervisionChanged _,
                    Fact.AgentChanged _,
                    Fact.LinkChanged _ -> {
                // They put no call before an agent.
            }
        }
    }

    private void answered(Fact.CallAnswered answered) {
        Known known = calls.get(answered.call());
        if (known == null) {
            owed.run();
        } else if (!Objects.equals(known.drafted(), answered.agent())) {
            open(answered.call(), known.caller(), answered.agent());
        }
    }

    private void open(CallId call, PhoneNumber caller, AgentId agent) {
        calls.put(call, new Known(caller, agent));
        NewDraft draft = NewDraft.ofCall(call.draftId(), call.value(), caller, agent.value());
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

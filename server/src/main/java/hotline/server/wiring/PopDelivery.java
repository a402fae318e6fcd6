package hotline.server.wiring;

import hotline.desktop.stream.CallPop;
import hotline.desktop.stream.DesktopStreams;
import hotline.desktop.stream.Topic;
import hotline.telephony.Pop;
import hotline.telephony.PopPort;
import hotline.telephony.call.OutgoingCall;
import hotline.tickets.EarlierTicket;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Brings the pop to the agent's desktop with what is known of the caller by then; never waits for the database. */
public final class PopDelivery implements PopPort {

    private final DesktopStreams streams;
    private final CallerHistory history;

    public PopDelivery(DesktopStreams streams, CallerHistory history) {
        this.streams = streams;
        this.history = history;
    }

    @Override
    public CompletionStage<Void> deliver(Pop pop) {
        // Nobody's phone waits for a late pop: it may wait for the database.
        return pop.offerId().isPresent()
                ? show(pop, history.knownFor(pop.call()))
                : history.soonKnownFor(pop.call()).thenCompose(earlier -> show(pop, earlier));
    }

    private static CallPop.CallerCard card(Pop pop) {
        CallPop.CallerCard card = CallPop.CallerCard.of(pop.caller());
        return pop.out().flatMap(OutgoingCall::ticket).isPresent() ? card.unseen() : card;
    }

    private CompletionStage<Void> show(Pop pop, List<EarlierTicket> earlier) {
        CallPop message = new CallPop(
                pop.call().value(),
                pop.offerId().orElse(null),
                pop.out().isPresent() && !pop.out().get().opensDraft() ? null : pop.draftId(),
                card(pop),
                pop.waited().toMillis(),
                pop.why(),
                earlier,
                null,
                pop.out()
                        .map(out -> new CallPop.Out(
                                out.purpose().name(),
                                out.purpose().chinese(),
                                out.ticket().orElse(null)))
                        .orElse(null));
        return streams.publish(pop.agent().value(), Topic.CALL_POP, message).toCompletionStage();
    }
}

package hotline.server.wiring;

import hotline.desktop.stream.CallPop;
import hotline.desktop.stream.DesktopStreams;
import hotline.desktop.stream.Topic;
import hotline.telephony.Pop;
import hotline.telephony.PopPort;
import hotline.telephony.call.OutgoingCall;
import hotline.telephony.store.CallerPast;
import hotline.tickets.EarlierTicket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Brings the pop to the agent's desktop with what is known of the caller by then; never waits for the database. */
public final class PopDelivery implements PopPort {

    private final DesktopStreams streams;
    private final CallerLookup<List<EarlierTicket>> tickets;
    private final CallerLookup<CallerPast.Past> past;
    private final CallerNotices notices;
    private final CallOrigins origins;

    public PopDelivery(
            DesktopStreams streams,
            CallerLookup<List<EarlierTicket>> tickets,
            CallerLookup<CallerPast.Past> past,
            CallerNotices notices,
            CallOrigins origins) {
        this.origins = origins;
        this.streams = streams;
        this.tickets = tickets;
        this.past = past;
        this.notices = notices;
    }

    @Override
    public CompletionStage<Void> deliver(Pop pop) {
        // Nobody's phone waits for a late pop: it may wait for the database.
        return pop.offerId().isPresent()
                ? show(pop, tickets.knownFor(pop.call()), past.knownFor(pop.call()))
                : tickets.soonKnownFor(pop.call())
                        .thenCombine(past.soonKnownFor(pop.call()), (earlier, calls) -> show(pop, earlier, calls))
                        .thenCompose(shown -> shown);
    }

    private static CallPop.CallerCard card(Pop pop) {
        CallPop.CallerCard card = CallPop.CallerCard.of(pop.caller());
        return pop.out().flatMap(OutgoingCall::ticket).isPresent() ? card.unseen() : card;
    }

    private CompletionStage<Void> show(Pop pop, List<EarlierTicket> earlier, CallerPast.Past known) {
        CallPop message = new CallPop(
                pop.call().value(),
                pop.offerId().orElse(null),
                pop.out().isPresent() && !pop.out().get().opensDraft() ? null : pop.draftId(),
                card(pop),
                pop.waited().toMillis(),
                pop.why(),
                earlier,
                notices.earlier(known),
                Stream.concat(origins.notice(pop.call()).stream(), notices.of(pop.caller(), known).stream())
                        .toList(),
                null,
                pop.out()
                        .map(out -> new CallPop.Out(
                                out.purpose().name(),
                                out.purpose().chinese(),
                                out.ticket().orElse(null)))
                        .orElse(null));
        String agent = pop.agent().value();
        return (pop.offerId().isPresent()
                        ? streams.publishPop(agent, message, pop.at())
                        : streams.publish(agent, Topic.CALL_POP, message))
                .toCompletionStage();
    }
}

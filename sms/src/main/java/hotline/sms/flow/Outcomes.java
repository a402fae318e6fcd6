package hotline.sms.flow;

import hotline.sms.store.Messages.Finished;
import hotline.tickets.Result;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the tickets what became of their messages: delivered (the 24 hours of Art 14(2) start), or not. */
final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Stores stores;
    private final TicketDesk tickets;

    Outcomes(Stores stores, TicketDesk tickets) {
        this.stores = stores;
        this.tickets = tickets;
    }

    /** @return how many were told */
    int tell() {
        List<Finished> finished = stores.database()
                .inTransaction(
                        dsl -> stores.messages().untold(dsl, stores.business().instant()));
        int told = 0;
        for (Finished message : finished) {
            try {
                tell(message);
                stores.database()
                        .runInTransaction(dsl -> stores.messages()
                                .told(dsl, message.id(), stores.business().instant()));
                told++;
            } catch (RuntimeException failed) {
                LOG.error("a ticket could not be told of its SMS about={}", message.about(), failed);
                Duration pause = Retry.pause(message.attempts(), LONGEST_PAUSE);
                stores.database()
                        .runInTransaction(dsl -> stores.messages()
                                .tellLater(
                                        dsl,
                                        message.id(),
                                        stores.business().instant().plus(pause)));
            }
        }
        return told;
    }

    private void tell(Finished message) {
        switch (message.purpose()) {
            case RESULT -> tellTicket(message);
            case ASK_AGAIN -> {
                if (!message.delivered()) {
                    tellTicket(message);
                }
            }
            case PROGRESS_CODE -> {}
            case UNIT_WARNING -> tickets.unitTextFinished(message.about(), message.finishedAt(), message.failure());
        }
    }

    private void tellTicket(Finished message) {
        Result result = message.delivered()
                ? tickets.resultDelivered(message.about(), message.finishedAt())
                : tickets.needsManualFollowUp(message.about(), message.failure());
        LOG.info(
                "SMS {} ticketId={} failure={} ticket={}",
                message.delivered() ? "delivered" : "not delivered",
                message.about(),
                message.failure(),
                result.getClass().getSimpleName());
    }
}

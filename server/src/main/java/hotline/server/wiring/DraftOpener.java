package hotline.server.wiring;

import hotline.telephony.fact.Fact;
import hotline.tickets.NewDraft;
import hotline.tickets.Tickets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the ticket draft that a pop announced, beside the ringing; repeats for ten minutes while the database is away. */
public final class DraftOpener implements Consumer<Fact> {

    private static final Logger LOG = LoggerFactory.getLogger(DraftOpener.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final int TRIES = 600;

    private final Tickets tickets;
    private final ExecutorService threads;

    /** @param threads one virtual thread a draft */
    public DraftOpener(Tickets tickets, ExecutorService threads) {
        this.tickets = tickets;
        this.threads = threads;
    }

    @Override
    public void accept(Fact fact) {
        if (fact instanceof Fact.CallOffered offered) {
            NewDraft draft = NewDraft.ofCall(
                    offered.draftId(),
                    offered.call().value(),
                    offered.caller(),
                    offered.agent().value());
            threads.execute(() -> open(draft));
        }
    }

    private void open(NewDraft draft) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                tickets.openDraft(draft);
                return;
            } catch (RuntimeException databaseAway) {
                LOG.warn(
                        "draft not opened yet, call={} attempt={}: {}",
                        draft.callId(),
                        attempt,
                        databaseAway.toString());
                if (!pause()) {
                    return;
                }
            }
        }
        LOG.error("draft given up, call={} draft={}", draft.callId(), draft.draftId());
    }

    private static boolean pause() {
        try {
            Thread.sleep(BETWEEN_TRIES);
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

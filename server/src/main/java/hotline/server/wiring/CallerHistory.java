package hotline.server.wiring;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.CallId;
import hotline.telephony.fact.Fact;
import hotline.tickets.EarlierTicket;
import hotline.tickets.TicketQueries;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up the caller's earlier tickets while the greeting plays, so that the pop has them without asking the database
 * on the way. A database that is away or slow means a pop without them, never a later one.
 */
public final class CallerHistory implements Consumer<Fact> {

    private static final Logger LOG = LoggerFactory.getLogger(CallerHistory.class);
    private static final int SHOWN = 5;
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TicketQueries queries;
    private final ExecutorService threads;
    private final Map<CallId, CompletableFuture<List<EarlierTicket>>> known = new ConcurrentHashMap<>();

    /** @param threads for the look-ups: one virtual thread each */
    public CallerHistory(TicketQueries queries, ExecutorService threads) {
        this.queries = queries;
        this.threads = threads;
    }

    @Override
    public void accept(Fact fact) {
        switch (fact) {
            case Fact.CallArrived arrived -> lookUp(arrived.call(), arrived.caller());
            case Fact.CallAdopted adopted -> lookUp(adopted.call(), adopted.caller());
            case Fact.CallPlaced placed -> lookUp(placed.call(), placed.caller());
            case Fact.CallEnded ended -> known.remove(ended.call());
            case Fact.CallQueued _,
                    Fact.CallOutMoved _,
                    Fact.CallOffered _,
                    Fact.OfferEnded _,
                    Fact.CallbackPromised _,
                    Fact.CallAnswered _,
                    Fact.TalkChanged _,
                    Fact.HandOverMoved _,
                    Fact.SupervisionChanged _,
                    Fact.RecordingPaused _,
                    Fact.RecordingResumed _,
                    Fact.RecordingStalled _,
                    Fact.AgentChanged _,
                    Fact.LinkChanged _ -> {
                // They change nothing about who calls.
            }
        }
    }

    List<EarlierTicket> knownFor(CallId call) {
        return soonKnownFor(call).getNow(List.of());
    }

    /** Completes within {@link #PATIENCE}, never exceptionally. */
    CompletableFuture<List<EarlierTicket>> soonKnownFor(CallId call) {
        return known.getOrDefault(call, CompletableFuture.completedFuture(List.of()))
                .copy()
                .completeOnTimeout(List.of(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookUp(CallId call, PhoneNumber caller) {
        CompletableFuture<List<EarlierTicket>> found = new CompletableFuture<>();
        known.put(call, found);
        threads.execute(() -> {
            try {
                found.complete(queries.earlierByCaller(caller, SHOWN));
            } catch (RuntimeException databaseAway) {
                LOG.warn("no earlier tickets for the pop, call={}: {}", call, databaseAway.toString());
                found.complete(List.of());
            }
        });
    }
}

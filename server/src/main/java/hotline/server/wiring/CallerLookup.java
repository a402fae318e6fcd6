package hotline.server.wiring;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.CallId;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up something about the caller while the greeting plays, so that the pop has it without asking the database on the
 * way. A database that is away or slow means a pop without it, never a later one.
 *
 * @param <T> what is looked up
 */
public final class CallerLookup<T> implements Consumer<Fact> {

    private static final Logger LOG = LoggerFactory.getLogger(CallerLookup.class);
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private final BiFunction<CallId, PhoneNumber, T> query;
    private final T nothing;
    private final ExecutorService threads;
    private final Map<CallId, CompletableFuture<T>> known = new ConcurrentHashMap<>();

    /**
     * @param query may block
     * @param nothing what is taken for the answer when there is none
     * @param threads for the look-ups: one virtual thread each
     */
    public CallerLookup(BiFunction<CallId, PhoneNumber, T> query, T nothing, ExecutorService threads) {
        this.query = query;
        this.nothing = nothing;
        this.threads = threads;
    }

    @Override
    public void accept(Fact fact) {
        switch (fact) {
            case Fact.CallArrived arrived -> lookUp(arrived.call(), arrived.caller());
            case Fact.CallAdopted adopted -> lookUp(adopted.call(), adopted.caller());
            case Fact.CallPlaced placed -> lookUp(placed.call(), placed.caller());
            case Fact.CallEnded ended -> known.remove(ended.call());
            default -> {
                // They change nothing about who calls.
            }
        }
    }

    T knownFor(CallId call) {
        return soonKnownFor(call).getNow(nothing);
    }

    /** Completes within {@link #PATIENCE}, never exceptionally. */
    CompletableFuture<T> soonKnownFor(CallId call) {
        return known.getOrDefault(call, CompletableFuture.completedFuture(nothing))
                .copy()
                .completeOnTimeout(nothing, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookUp(CallId call, PhoneNumber caller) {
        CompletableFuture<T> found = new CompletableFuture<>();
        known.put(call, found);
        threads.execute(() -> {
            try {
                found.complete(query.apply(call, caller));
            } catch (RuntimeException databaseAway) {
                LOG.warn("the pop goes without what was looked up, call={}: {}", call, databaseAway.toString());
                found.complete(nothing);
            }
        });
    }
}

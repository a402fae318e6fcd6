package hotline.desktop.stream;

import hotline.desktop.person.Person;
import hotline.desktop.port.QueueState;
import hotline.kernel.Ids;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What desktops are told as it happens: one stream a person, named by the sign-in name (for agents their number). All
 * state lives on one event-loop context; every method may be called from any thread and returns at once, and calls from
 * one thread keep their order. A stream keeps its last {@value DesktopStream#REPLAYED_EVENTS} events for replay.
 */
public final class DesktopStreams {

    private final Context context;
    private final Clock clock;
    private final Ids ids;
    private final Map<String, DesktopStream> streams = new HashMap<>();
    private final QueueTicker ticker;
    private Supplier<CompletionStage<List<QueueState>>> queues = () -> CompletableFuture.completedFuture(List.of());
    private @Nullable QueueState latestQueue;

    /** @param clock real time */
    public DesktopStreams(Vertx vertx, Clock clock) {
        this.context = vertx.getOrCreateContext();
        this.clock = clock;
        this.ids = new Ids(clock);
        this.ticker = new QueueTicker(vertx, this::lookAtQueues);
    }

    /**
     * Tells one person's desktops.
     *
     * @param person sign-in name; for agents their number
     * @return completes when the desktops that keep up have been written to, and at once when none is connected; never
     *     fails
     */
    public Future<Void> publish(String person, Topic topic, Object data) {
        Promise<Void> written = Promise.promise();
        context.runOnContext(
                _ -> stream(person).publish(topic, data, clock.instant()).onComplete(written));
        return written.future();
    }

    /** Tells everybody now connected whom it concerns; who connects later gets it by reading. */
    public void publishWhere(Predicate<Person> concerns, Topic topic, Object data) {
        context.runOnContext(_ -> streams.values().forEach(stream -> {
            if (stream.subscribers().stream().anyMatch(desktop -> concerns.test(desktop.person()))) {
                stream.publish(topic, data, clock.instant());
            }
        }));
    }

    /** Where the queues' figures come from. @param figures asked at most twice a second */
    public void watchQueues(Supplier<CompletionStage<List<QueueState>>> figures) {
        context.runOnContext(_ -> queues = figures);
    }

    /** Something happened to a queue: agents and supervisors get its newest figures, at most twice a second. */
    public void queuesChanged() {
        context.runOnContext(_ -> ticker.changed());
    }

    /** How many desktops are connected. */
    public Future<Integer> connected() {
        Promise<Integer> count = Promise.promise();
        context.runOnContext(_ -> count.complete(streams.values().stream()
                .mapToInt(stream -> stream.subscribers().size())
                .sum()));
        return count.future();
    }

    Context context() {
        return context;
    }

    Clock clock() {
        return clock;
    }

    /** On the streams' context only. */
    DesktopStream stream(String person) {
        return streams.computeIfAbsent(
                person, name -> new DesktopStream("desktop:" + name, ids.next().toString()));
    }

    /** On the streams' context only. */
    @Nullable
    QueueState latestQueue() {
        return latestQueue;
    }

    private void lookAtQueues() {
        queues.get().thenAccept(found -> context.runOnContext(_ -> found.forEach(this::tellQueue)));
    }

    private void tellQueue(QueueState state) {
        latestQueue = state;
        String text =
                Envelope.passing(Topic.QUEUE_STATE, clock.instant(), state).text();
        streams.values()
                .forEach(stream -> stream.subscribers().stream()
                        .filter(desktop -> desktop.person().is(hotline.desktop.person.Role.AGENT)
                                || desktop.person().is(hotline.desktop.person.Role.SUPERVISOR))
                        .forEach(desktop -> desktop.passing(text)));
    }
}

package hotline.desktop.stream;

import hotline.desktop.person.Person;
import hotline.desktop.port.QueueState;
import hotline.kernel.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
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
    private final Map<SharedTopic, DesktopStream> topics = new EnumMap<>(SharedTopic.class);
    private final Map<SharedTopic, Deque<Object>> latest = new EnumMap<>(SharedTopic.class);
    private final PopTimes popTimes = new PopTimes();
    private final QueueTicker ticker;
    private final QueueTicker boardTicker;
    private Supplier<CompletionStage<?>> board = () -> CompletableFuture.failedStage(new IllegalStateException("none"));
    private Supplier<CompletionStage<List<QueueState>>> queues = () -> CompletableFuture.completedFuture(List.of());
    private @Nullable QueueState latestQueue;

    /** @param clock real time */
    public DesktopStreams(Vertx vertx, Clock clock) {
        this.context = vertx.getOrCreateContext();
        this.clock = clock;
        this.ids = new Ids(clock);
        this.ticker = new QueueTicker(vertx, this::lookAtQueues);
        this.boardTicker = new QueueTicker(vertx, this::lookAtBoard);
        for (SharedTopic topic : SharedTopic.values()) {
            topics.put(
                    topic, new DesktopStream("topic:" + topic.word(), ids.next().toString()));
            latest.put(topic, new ArrayDeque<>());
        }
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

    /**
     * A pop of an offer: measured until it is written, and until a desktop acknowledges it.
     *
     * @param offered when the offer was made
     * @return as {@link #publish}
     */
    public Future<Void> publishPop(String person, CallPop pop, Instant offered) {
        Promise<Void> written = Promise.promise();
        context.runOnContext(_ -> {
            DesktopStream stream = stream(person);
            boolean somebody = !stream.subscribers().isEmpty();
            popTimes.sent(stream.popsWaiting, stream.log().next(), offered);
            stream.publish(Topic.CALL_POP, pop, clock.instant()).onComplete(done -> {
                if (somebody) {
                    popTimes.written(offered, clock.instant());
                }
                written.handle(done);
            });
        });
        return written.future();
    }

    /** Tells whoever follows the topic; whoever was away gets it by replay. */
    public void publish(SharedTopic topic, Topic type, Object data) {
        context.runOnContext(_ -> tell(topic, type, data));
    }

    private void tell(SharedTopic topic, Topic type, Object data) {
        Deque<Object> last = of(latest, topic);
        if (last.size() == topic.remembered()) {
            last.removeFirst();
        }
        last.addLast(data);
        of(topics, topic).publish(type, data, clock.instant());
    }

    private static <T> T of(Map<SharedTopic, T> map, SharedTopic topic) {
        return java.util.Objects.requireNonNull(map.get(topic));
    }

    /** Where the latencies of pops are kept. */
    public void measureIn(MeterRegistry registry) {
        context.runOnContext(_ -> popTimes.measureIn(registry));
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

    /** Where the wallboard comes from. @param figures asked at most twice a second, and only while somebody looks */
    public void watchBoard(Supplier<? extends CompletionStage<?>> figures) {
        context.runOnContext(_ -> board = figures::get);
    }

    /** Something happened to a queue: agents and supervisors get its newest figures, at most twice a second. */
    public void queuesChanged() {
        context.runOnContext(_ -> {
            ticker.changed();
            boardChanged();
        });
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
    DesktopStream stream(SharedTopic topic) {
        return of(topics, topic);
    }

    /** On the streams' context only. */
    TopicSnapshot snapshot(SharedTopic topic) {
        return new TopicSnapshot(topic.word(), List.copyOf(of(latest, topic)));
    }

    /** On the streams' context only: somebody began to look, or something happened. */
    void boardChanged() {
        if (!of(topics, SharedTopic.WALLBOARD).subscribers().isEmpty()) {
            boardTicker.changed();
        }
    }

    /** On the streams' context only. */
    void acknowledged(DesktopStream stream, long seq) {
        popTimes.acknowledged(stream.popsWaiting, seq, clock.instant());
    }

    private void lookAtBoard() {
        board.get().thenAccept(found -> context.runOnContext(_ -> tell(SharedTopic.WALLBOARD, Topic.WALLBOARD, found)));
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
        if (state.queue().equals(QueueState.ALL)) {
            latestQueue = state;
        }
        String text =
                Envelope.passing(Topic.QUEUE_STATE, clock.instant(), state).text();
        streams.values()
                .forEach(stream -> stream.subscribers().stream()
                        .filter(desktop -> desktop.person().is(hotline.desktop.person.Role.AGENT)
                                || desktop.person().is(hotline.desktop.person.Role.SUPERVISOR))
                        .forEach(desktop -> desktop.passing(text)));
    }
}

package hotline.desktop.stream;

import hotline.desktop.port.AgentState;
import hotline.desktop.port.TalkView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything one person's desktops are told, in order. Touched by the streams' context only. */
final class DesktopStream {

    static final int REPLAYED_EVENTS = 500;
    static final int MOST_DESKTOPS = 8;
    private static final Set<String> WITHOUT_CALL = Set.of("READY", "BREAK", "SIGNED_OUT", "PAUSED");

    private final String name;
    private final String epoch;
    private final EventLog log = new EventLog(REPLAYED_EVENTS);
    private final List<Subscriber> subscribers = new ArrayList<>();
    /** Pops that no desktop has acknowledged yet. */
    final PopTimes.Waiting popsWaiting = new PopTimes.Waiting();

    private @Nullable CallPop pop;
    private @Nullable TalkView talk;

    DesktopStream(String name, String epoch) {
        this.name = name;
        this.epoch = epoch;
    }

    String epoch() {
        return epoch;
    }

    /** Whether everything after that place can be told again. @param seq null: nothing was told yet */
    boolean reaches(@Nullable String of, @Nullable Long seq) {
        return seq != null && epoch.equals(of) && log.reaches(seq);
    }

    EventLog log() {
        return log;
    }

    List<Subscriber> subscribers() {
        return subscribers;
    }

    /** The pop of the call at hand, until its ticket is done with. */
    @Nullable
    CallPop pop() {
        return pop;
    }

    /** Who is in the talk at hand; null when it is nobody but the two. */
    @Nullable
    TalkView talk() {
        return talk;
    }

    /** @return completes when every desktop that keeps up has been written to; at once when there is none */
    Future<Void> publish(Topic topic, Object data, Instant at) {
        if (!topic.data().isInstance(data)) {
            throw new IllegalArgumentException(topic.word() + " does not carry a " + data.getClass());
        }
        remember(data);
        log.append(new Envelope(name, epoch, log.next(), topic.word(), at, data).text());
        List<Future<Void>> writes = new ArrayList<>();
        for (Subscriber subscriber : List.copyOf(subscribers)) {
            writes.add(subscriber.pump());
        }
        subscribers.removeIf(Subscriber::closed);
        return writes.isEmpty()
                ? Future.succeededFuture()
                : Future.join(writes).<Void>mapEmpty().otherwiseEmpty();
    }

    /** The snapshot is the stream's state as of {@code seq}; events after it follow. */
    Envelope snapshot(long seq, Instant at, Object data) {
        return new Envelope(name, epoch, seq, Topic.SNAPSHOT.word(), at, data);
    }

    private void remember(Object data) {
        switch (data) {
            case CallPop offered -> {
                pop = offered;
                talk = null;
            }
            case TalkView changed -> talk = changed;
            case AgentState state
            when WITHOUT_CALL.contains(state.status()) -> {
                pop = null;
                talk = null;
            }
            case AgentState state when state.status().equals("WRAP_UP") -> talk = null;
            case OfferEnded ended
            when pop != null
                    && pop.callId().equals(ended.callId())
                    && !ended.outcome().equals("ANSWERED") -> pop = null;
            default -> {}
        }
    }
}

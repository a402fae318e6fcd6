package hotline.server.wiring;

import hotline.desktop.port.QueueState;
import hotline.desktop.port.Wallboard;
import hotline.desktop.port.WallboardView;
import hotline.desktop.port.WallboardView.Figures;
import hotline.desktop.port.WallboardView.Line;
import hotline.desktop.port.WallboardView.Staff;
import hotline.telephony.RoomSnapshot;
import hotline.telephony.Switchboard;
import hotline.telephony.call.Activity;
import hotline.telephony.call.QueueId;
import hotline.telephony.fact.Fact;
import hotline.telephony.wall.Counts;
import hotline.telephony.wall.Tally;
import hotline.telephony.wall.TallySource;
import hotline.telephony.wall.WallEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The wallboard: what happened before this start is read from the records, what happens now comes as facts. Facts arrive on
 * telephony's thread, which holds the lock for microseconds; figures are made on the threads of those who ask.
 */
public final class WallboardFeed implements Consumer<Fact>, Wallboard, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WallboardFeed.class);
    private static final long FIRST_PAUSE_MS = 500;

    /** Beyond this, while the records can't be read, figures begin anew: 100,000 facts are half a day. */
    private static final int MOST_HELD = 100_000;

    private final Clock clock;
    private final Executor threads;
    private final Instant started;
    private final Object lock = new Object();
    private Tally tally = new Tally();
    /** What happened since the start, until the records are read; null afterwards. */
    private @Nullable List<WallEvent> held = new ArrayList<>();

    private @Nullable Switchboard switchboard;
    private @Nullable Thread reader;

    /** @param clock real time */
    public WallboardFeed(Clock clock, Executor threads) {
        this.clock = clock;
        this.threads = threads;
        this.started = clock.instant();
    }

    /** Reads the records as soon as the journal of earlier runs is in them. */
    public void start(Switchboard telephony, TallySource records, OwedDrafts.Journal journal) {
        switchboard = telephony;
        reader = Thread.ofVirtual().name("wallboard").start(() -> read(records, journal));
    }

    private void read(TallySource records, OwedDrafts.Journal journal) {
        long pause = FIRST_PAUSE_MS;
        while (true) {
            try {
                journal.awaitWritten();
                catchUp(records.since(started.minus(Tally.SPAN), started));
                return;
            } catch (InterruptedException closing) {
                return;
            } catch (RuntimeException databaseAway) {
                LOG.warn("the wallboard still lacks what happened before the start: {}", databaseAway.toString());
                try {
                    Thread.sleep(pause);
                } catch (InterruptedException closing) {
                    return;
                }
                pause = Math.min(pause * 2, 30_000);
            }
        }
    }

    private void catchUp(List<WallEvent> before) {
        Tally whole = new Tally();
        before.forEach(whole::take);
        synchronized (lock) {
            if (held != null) {
                held.forEach(whole::take);
                tally = whole;
                held = null;
            }
        }
        LOG.info("the wallboard knows the last 24 hours events={}", before.size());
    }

    @Override
    public void accept(Fact fact) {
        WallEvent.of(fact).ifPresent(event -> {
            synchronized (lock) {
                tally.take(event);
                if (held != null && held.size() < MOST_HELD) {
                    held.add(event);
                }
            }
        });
    }

    @Override
    public CompletionStage<WallboardView> now() {
        Switchboard telephony = switchboard;
        if (telephony == null) {
            throw new IllegalStateException("telephony has not started");
        }
        return telephony.snapshot().thenApplyAsync(this::view, threads);
    }

    private WallboardView view(RoomSnapshot room) {
        Tally.Board board;
        boolean complete;
        synchronized (lock) {
            board = tally.board(clock.instant());
            complete = held == null;
        }
        List<Line> queues = QueueFigures.each(room).stream()
                .map(queue -> line(queue, board))
                .toList();
        return new WallboardView(
                board.at(),
                complete,
                agents(room),
                queues,
                new Line(
                        QueueFigures.all(room),
                        figures(board.day().total()),
                        figures(board.last24h().total())),
                staff(board.day()),
                staff(board.last24h()));
    }

    private static Map<String, Integer> agents(RoomSnapshot room) {
        Map<String, Integer> agents = new TreeMap<>();
        room.agents().stream()
                .filter(agent -> !(agent.activity() instanceof Activity.SignedOut))
                .forEach(agent -> agents.merge(agent.name(), 1, Integer::sum));
        return agents;
    }

    private static Line line(QueueState queue, Tally.Board board) {
        QueueId id = new QueueId(queue.queue());
        return new Line(
                queue,
                figures(board.day().queues().getOrDefault(id, Counts.NONE)),
                figures(board.last24h().queues().getOrDefault(id, Counts.NONE)));
    }

    private static Figures figures(Counts counts) {
        return new Figures(
                counts.entered(),
                counts.answered(),
                counts.inTime(),
                counts.abandoned(),
                counts.unserved(),
                counts.callbacks(),
                number(counts.serviceLevel()));
    }

    private static Staff staff(Tally.Period period) {
        return new Staff(
                number(period.occupancy()),
                period.handOvers().asked(),
                period.handOvers().confirmed());
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    @Override
    public void close() {
        Thread reading = reader;
        if (reading != null) {
            reading.interrupt();
        }
    }
}

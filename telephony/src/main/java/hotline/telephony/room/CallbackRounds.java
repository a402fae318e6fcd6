package hotline.telephony.room;

import hotline.telephony.CallbackSettings;
import hotline.telephony.core.DueCallback;
import hotline.telephony.store.CallbackTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the owner every few seconds who is to be called back now. The list in the database is the truth: a kill loses
 * nothing, and while the database is away nobody new is called back.
 */
public final class CallbackRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackRounds.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final CallbackTables tables;
    private final CallbackSettings settings;
    private final Consumer<List<DueCallback>> owner;
    private final Clock clock;
    private final Thread thread;
    private boolean away;

    private CallbackRounds(
            CallbackTables tables, CallbackSettings settings, Consumer<List<DueCallback>> owner, Clock clock) {
        this.tables = tables;
        this.settings = settings;
        this.owner = owner;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("callback-rounds").unstarted(this::run);
    }

    /** @param clock real time: people's phones ring by the hours of the day */
    public static CallbackRounds start(
            CallbackTables tables, CallbackSettings settings, Consumer<List<DueCallback>> owner, Clock clock) {
        CallbackRounds rounds = new CallbackRounds(tables, settings, owner, clock);
        rounds.thread.start();
        return rounds;
    }

    private void run() {
        try {
            while (true) {
                round(clock.instant());
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException closing) {
            LOG.debug("closing");
        }
    }

    private void round(Instant now) {
        try {
            tables.tidy(now);
            owner.accept(settings.mayRing(now.atZone(ZoneOffset.UTC)) ? tables.due(now) : List.of());
            away = false;
        } catch (RuntimeException databaseAway) {
            if (!away) { // once: it may be away for long
                LOG.warn("the list of callbacks can't be read: {}", databaseAway.toString());
            }
            away = true;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

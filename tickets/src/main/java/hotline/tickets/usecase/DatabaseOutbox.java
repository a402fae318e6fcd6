package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.tickets.Outbox;
import hotline.tickets.TicketSettings;
import hotline.tickets.store.OutboxStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outbox by the business clock: a sandbox that moves the clock moves the retries too. */
final class DatabaseOutbox implements Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutbox.class);
    private static final int MOST_DOUBLINGS = 20;

    private final Database database;
    private final Clock clock;
    private final TicketSettings settings;
    private final OutboxStore store = new OutboxStore();

    DatabaseOutbox(Database database, Clock clock, TicketSettings settings) {
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public List<Item> take(String kind, int max, Duration lease) {
        return database.inTransaction(tx -> store.take(tx, kind, max, clock.instant(), lease));
    }

    @Override
    public void done(UUID id) {
        store.done(database.dsl(), id, clock.instant());
    }

    @Override
    public void doneAndEmptied(UUID id) {
        store.doneAndEmptied(database.dsl(), id, clock.instant());
    }

    @Override
    public void failed(UUID id, String error) {
        database.runInTransaction(tx -> {
            int attempts = store.attempts(tx, id);
            Instant now = clock.instant();
            if (attempts >= settings.outboxAttempts()) {
                LOG.atError().addKeyValue("outboxId", id).log("given up after {} attempts: {}", attempts, error);
                store.dead(tx, id, now, error);
            } else if (attempts > 0) {
                store.retryAt(tx, id, now.plus(wait(attempts)), error);
            }
        });
    }

    private Duration wait(int attempts) {
        Duration doubled = settings.firstRetry().multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
        return doubled.compareTo(settings.longestRetry()) > 0 ? settings.longestRetry() : doubled;
    }

    @Override
    public Depth depth() {
        return store.depth(database.dsl());
    }
}

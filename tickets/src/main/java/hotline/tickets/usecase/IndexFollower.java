package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.tickets.SearchAnswer.IndexProgress;
import hotline.tickets.search.Entry;
import hotline.tickets.search.IndexInUse;
import hotline.tickets.search.Mark;
import hotline.tickets.search.TicketIndex;
import hotline.tickets.store.IndexSource;
import hotline.tickets.store.IndexSource.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index behind the tickets: reads which of them have new lines in their history, and writes what they are now. It has
 * a thread of its own and only reads from PostgreSQL; nobody who works on a ticket waits for it. Killed anywhere, it begins
 * again at the mark of the index; without a usable index it makes a new one.
 */
final class IndexFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);

    private static final Duration LOOK_EVERY = Duration.ofMillis(400);
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(15);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
    private static final int LINES = 2_000;
    private static final int PAGE = 1_000;

    /** Pages that are cut into words at once before the index is told that they are in it. */
    private static final int PAGES_AT_ONCE = 16;

    private static final int COMMIT_TICKETS = 200_000;

    /** Drafts that were saved and not followed yet; further ones wait for the next line of their history. */
    private static final int MOST_SAVED = 10_000;

    /** Lines up to {@code id} have been seen; all are when no writer from before {@code later} is at work any more. */
    private record Horizon(Line line, long later) {}

    /** Ids without a line, so far: rolled back, or of a transaction that goes on. */
    private record Gap(long from, long through) {}

    private final Database database;
    private final Path folder;
    private final int builders;
    private final IndexSource source = new IndexSource();
    private final ConcurrentLinkedQueue<UUID> saved = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private volatile @Nullable TicketIndex index;
    private volatile @Nullable IndexProgress progress;
    private volatile boolean failing;

    private Mark reached = new Mark(0, null, null);
    private long seen;
    private @Nullable Line newest;
    private @Nullable Horizon horizon;
    /** A horizon whose late lines have been read, until they are written. */
    private @Nullable Horizon passed;

    private final List<Gap> gaps = new ArrayList<>();

    private IndexFollower(Database database, Path folder, int builders) {
        this.database = database;
        this.folder = folder;
        this.builders = builders;
        this.thread = Thread.ofPlatform().name("search-index").daemon().unstarted(this::run);
    }

    /** @param builders threads that cut tickets into words while the index is built anew */
    static IndexFollower start(Database database, Path folder, int builders) {
        IndexFollower follower = new IndexFollower(database, folder, builders);
        follower.thread.start();
        return follower;
    }

    /** Empty while there is none to look into. */
    Optional<TicketIndex> index() {
        return Optional.ofNullable(index);
    }

    /** While the index is built anew; empty when everything is in it. */
    Optional<IndexProgress> progress() {
        return Optional.ofNullable(progress);
    }

    /** It could not be opened, written or fed the last time, and is tried again every few seconds. */
    boolean isFailing() {
        return failing;
    }

    /** A draft was saved, which leaves no line. */
    void saved(UUID ticket) {
        if (saved.size() < MOST_SAVED) {
            saved.add(ticket);
        }
    }

    private void run() {
        boolean anew = false;
        do {
            try (TicketIndex opened = anew ? fresh() : opened()) {
                failing = false;
                progress = reached.isWhole() ? null : new IndexProgress(opened.size(), opened.size());
                index = opened;
                try {
                    keep(opened);
                } finally {
                    index = null;
                    anew = opened.isDamaged();
                }
            } catch (IOException | RuntimeException failed) {
                if (!failing) {
                    LOG.warn("the search index cannot be kept, trying every {} s", TRY_AGAIN.toSeconds(), failed);
                }
                failing = true;
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
        } while (!closed(TRY_AGAIN));
    }

    private void keep(TicketIndex opened) throws IOException, InterruptedException {
        if (!reached.isWhole()) {
            build(opened);
        }
        if (reached.isWhole()) {
            follow(opened);
        }
    }

    /** What is there, when it is of this database and whole; else an empty one. */
    private TicketIndex opened() throws IOException {
        try {
            Optional<TicketIndex> there = TicketIndex.open(folder);
            if (there.isPresent()) {
                if (isOfThisDatabase(there.get())) {
                    begin(there.get().mark());
                    return there.get();
                }
                LOG.warn("the search index belongs to another database, building it anew");
                there.get().close();
            }
        } catch (IndexInUse otherProcess) {
            throw otherProcess;
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.warn("the search index is damaged, building it anew", unreadable);
        }
        return fresh();
    }

    private TicketIndex fresh() throws IOException {
        TicketIndex fresh = TicketIndex.create(folder);
        begin(fresh.mark());
        return fresh;
    }

    /** Closed when that cannot be told. */
    private boolean isOfThisDatabase(TicketIndex there) throws IOException {
        Mark mark = there.mark();
        UUID ticket = mark.ticket();
        try {
            return ticket == null
                    || source.linesBetween(database.dsl(), mark.through(), mark.through(), 1)
                            .equals(List.of(new Line(mark.through(), ticket)));
        } catch (RuntimeException away) {
            there.close();
            throw away;
        }
    }

    private void begin(Mark mark) {
        reached = mark;
        seen = mark.through();
        newest = null;
        horizon = null;
        passed = null;
        gaps.clear();
    }

    private boolean closed(Duration after) {
        try {
            return closing.await(after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    // ---- building anew

    private void build(TicketIndex fresh) throws IOException, InterruptedException {
        long total = source.tickets(database.dsl());
        progress = new IndexProgress(fresh.size(), total);
        if (Mark.NONE.equals(reached.built()) && reached.through() == 0) {
            settle();
        }
        LOG.info("building the search index of {} tickets, {} are in it", total, fresh.size());
        long began = System.nanoTime();
        try (ExecutorService cutters = Executors.newFixedThreadPool(
                builders, Thread.ofPlatform().name("search-build-", 0).daemon().factory())) {
            long committed = fresh.size();
            UUID last = reached.built();
            while (last != null && closing.getCount() > 0 && !fresh.isDamaged()) {
                last = addPages(fresh, cutters, last);
                fresh.refresh();
                progress = new IndexProgress(fresh.size(), Math.max(total, fresh.size()));
                if (last != null) {
                    reached = new Mark(reached.through(), reached.ticket(), last);
                    if (fresh.size() - committed >= COMMIT_TICKETS) {
                        fresh.commit(reached);
                        committed = fresh.size();
                    }
                } else {
                    reached = new Mark(reached.through(), reached.ticket(), null);
                }
            }
        }
        if (reached.isWhole()) {
            for (var item : source.cited(database.dsl())) {
                fresh.put(item);
            }
            LOG.info(
                    "search index built: {} tickets in {} s",
                    fresh.size(),
                    (System.nanoTime() - began) / 1_000_000_000);
            progress = null;
        }
        fresh.commit(reached);
        fresh.refresh();
    }

    /** Before tickets are read one by one: the line from which on their changes are followed afterwards. */
    private void settle() {
        Line newest = source.newest(database.dsl());
        long later = source.laterThanAllWriters(database.dsl());
        while (source.mayStillAppear(database.dsl(), later) && !closed(LOOK_EVERY)) {
            // whoever was writing then comes to an end
        }
        if (newest != null) {
            reached = new Mark(newest.id(), newest.ticketId(), Mark.NONE);
            seen = newest.id();
        }
    }

    /** @return the last ticket of these pages; null when there are no more */
    private @Nullable UUID addPages(TicketIndex fresh, ExecutorService cutters, UUID after)
            throws IOException, InterruptedException {
        List<Future<?>> cutting = new ArrayList<>();
        UUID last = after;
        boolean end = false;
        for (int page = 0; page < PAGES_AT_ONCE && !end; page++) {
            List<Entry> entries = source.entriesAfter(database.dsl(), last, PAGE);
            end = entries.size() < PAGE;
            if (!entries.isEmpty()) {
                last = entries.getLast().id();
                cutting.add(cutters.submit(() -> {
                    fresh.add(entries);
                    return null;
                }));
            }
        }
        for (Future<?> one : cutting) {
            try {
                one.get();
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof IOException disk ? disk : new IOException(failed.getCause());
            }
        }
        return end ? null : last;
    }

    // ---- following

    private void follow(TicketIndex whole) throws IOException {
        source.newestDrafts(database.dsl(), MOST_SAVED).forEach(this::saved);
        long committed = System.nanoTime();
        boolean uncommitted = false;
        boolean more = true;
        while (!whole.isDamaged() && (more || !closed(LOOK_EVERY))) {
            Set<UUID> changed = new LinkedHashSet<>(drainSaved());
            List<Line> late = lateLines();
            List<Line> lines = source.linesAfter(database.dsl(), seen, LINES);
            late.forEach(line -> changed.add(line.ticketId()));
            lines.forEach(line -> changed.add(line.ticketId()));
            write(whole, changed);
            advance();
            see(lines);
            if (!changed.isEmpty()) {
                whole.refresh();
                uncommitted = true;
            }
            more = lines.size() == LINES && closing.getCount() > 0;
            if (uncommitted && System.nanoTime() - committed > COMMIT_EVERY.toNanos()) {
                whole.commit(reached);
                committed = System.nanoTime();
                uncommitted = false;
            }
        }
        if (!whole.isDamaged()) {
            whole.commit(reached);
        }
    }

    private List<UUID> drainSaved() {
        List<UUID> drained = new ArrayList<>();
        for (UUID one = saved.poll(); one != null; one = saved.poll()) {
            drained.add(one);
        }
        return drained;
    }

    private void write(TicketIndex whole, Set<UUID> changed) throws IOException {
        List<UUID> all = List.copyOf(changed);
        for (int from = 0; from < all.size(); from += PAGE) {
            writePage(whole, all.subList(from, Math.min(from + PAGE, all.size())));
        }
    }

    private void writePage(TicketIndex whole, List<UUID> changed) throws IOException {
        Set<UUID> gone = new HashSet<>(changed);
        for (Entry entry : source.entries(database.dsl(), changed)) {
            whole.put(entry);
            gone.remove(entry.id());
        }
        for (UUID ticket : gone) {
            whole.remove(ticket);
        }
        for (var item : source.cited(database.dsl(), changed)) {
            whole.put(item);
        }
    }

    private void see(List<Line> lines) {
        for (Line line : lines) {
            if (line.id() > seen + 1) {
                gaps.add(new Gap(seen + 1, line.id() - 1));
            }
            seen = line.id();
        }
        if (!lines.isEmpty()) {
            newest = lines.getLast();
        }
        Line last = newest;
        if (horizon == null && last != null && last.id() > reached.through()) {
            horizon = new Horizon(last, source.laterThanAllWriters(database.dsl()));
        }
    }

    /** Once every writer from before the horizon has ended, what its gaps hold now is all that they ever will. */
    private List<Line> lateLines() {
        Horizon before = horizon;
        if (before == null || source.mayStillAppear(database.dsl(), before.later())) {
            return List.of();
        }
        List<Line> late = new ArrayList<>();
        for (Gap gap : gaps) {
            if (gap.through() < before.line().id()) {
                late.addAll(source.linesBetween(database.dsl(), gap.from(), gap.through(), Integer.MAX_VALUE));
            }
        }
        passed = before;
        return late;
    }

    private void advance() {
        Horizon behind = passed;
        if (behind == null) {
            return;
        }
        gaps.removeIf(gap -> gap.through() < behind.line().id());
        reached = new Mark(behind.line().id(), behind.line().ticketId(), null);
        passed = null;
        horizon = null;
    }

    @Override
    public void close() throws InterruptedException {
        closing.countDown();
        thread.join();
    }
}

package hotline.ops.seed;

import hotline.database.Database;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.tickets.TicketSettings;
import hotline.tickets.usecase.TicketRoom;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code ops/seed}: tickets as a city has them, with their histories, into a sandbox. Says how far it is; goes on where it was ended. */
public final class Seed {

    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(5);

    private final SeedTarget target;
    private final int writers;

    /** @param writers batches made and written at the same time */
    public Seed(SeedTarget target, int writers) {
        this.target = target;
        this.writers = writers;
    }

    /** @param args home, then {@code add} with tickets and seed, or {@code remove} */
    public static void main(String[] args) throws Exception {
        try {
            Seed seed = new Seed(
                    SeedTarget.of(Path.of(args[0])),
                    Math.max(2, Runtime.getRuntime().availableProcessors()));
            if (args[1].equals("remove")) {
                seed.remove();
            } else {
                seed.add(Long.parseLong(args[2]), Integer.parseInt(args[3]));
            }
        } catch (IllegalStateException | IllegalArgumentException | IOException refused) {
            System.err.println("错误：" + refused.getMessage());
            System.exit(1);
        }
    }

    /** Adds what is missing of so many tickets; nothing when all are there. */
    public void add(long tickets, int seed) throws SQLException, IOException, InterruptedException {
        WorkingCalendar calendar = calendar();
        SeedPlan plan;
        Catalogue catalogue = Catalogue.load();
        BitSet done;
        try (SeedDatabase database = SeedDatabase.open(target)) {
            database.prepare();
            plan = plan(database, tickets, seed);
            database.addUnits(catalogue.units());
            done = database.batchesDone();
        }
        int missing = plan.batches() - done.cardinality();
        System.out.printf(
                "%,d 张工单，%s 至 %s，种子 %d；已有 %,d 批，还差 %,d 批%n",
                plan.tickets(), plan.first(), SeedPlan.day(plan.asOf()), plan.seed(), done.cardinality(), missing);
        if (missing > 0) {
            write(plan, new Lives(plan, catalogue, calendar), done, missing);
            try (SeedDatabase database = SeedDatabase.open(target)) {
                System.out.println("整理数据库……");
                database.settle();
            }
        }
    }

    private WorkingCalendar calendar() {
        try (Database database = target.open(2)) {
            return TicketRoom.open(database, target.keys(), Clock.systemUTC(), TicketSettings.defaults(), _ -> {})
                    .queries()
                    .workingCalendar();
        }
    }

    private SeedPlan plan(SeedDatabase database, long tickets, int seed) throws SQLException {
        Optional<SeedPlan> known = database.known();
        if (known.isPresent()) {
            SeedPlan plan = known.get();
            if (plan.tickets() != tickets || plan.seed() != seed) {
                throw new IllegalStateException(
                        "已有 %,d 张（种子 %d）的数据：同样的数目会继续，换数目先执行 ops/seed --remove".formatted(plan.tickets(), plan.seed()));
            }
            return plan;
        }
        Instant asOf = target.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS);
        SeedPlan plan = SeedPlan.ending(asOf, seed, tickets);
        database.remember(plan);
        return plan;
    }

    private void write(SeedPlan plan, Lives lives, BitSet done, int missing)
            throws SQLException, IOException, InterruptedException {
        Instant began = Instant.now();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger written = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> working = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                working.add(pool.submit(() -> {
                    try (SeedDatabase database = SeedDatabase.open(target)) {
                        for (int batch = next.getAndIncrement();
                                batch < plan.batches();
                                batch = next.getAndIncrement()) {
                            if (!done.get(batch)) {
                                database.write(batch, batch(plan, lives, batch));
                                written.incrementAndGet();
                            }
                        }
                    }
                    return null;
                }));
            }
            while (working.stream().anyMatch(one -> one.state() == Future.State.RUNNING)) {
                Thread.sleep(BETWEEN_WORDS);
                tell(began, written.get(), missing);
            }
            failures(working);
        }
        tell(began, written.get(), missing);
    }

    private static List<SeededTicket> batch(SeedPlan plan, Lives lives, int batch) {
        long from = (long) batch * SeedPlan.BATCH;
        long to = Math.min(plan.tickets(), from + SeedPlan.BATCH);
        List<SeededTicket> tickets = new ArrayList<>(SeedPlan.BATCH);
        for (long index = from; index < to; index++) {
            tickets.add(lives.ticket(index));
        }
        return tickets;
    }

    private static void tell(Instant began, int written, int missing) {
        double seconds = Math.max(0.001, Duration.between(began, Instant.now()).toMillis() / 1000.0);
        double perSecond = written * (double) SeedPlan.BATCH / seconds;
        long left = written == 0 ? 0 : Math.round((missing - written) * SeedPlan.BATCH / perSecond);
        System.out.printf(
                "%6.0f 秒  %5.1f%%  每秒 %,.0f 张  约还需 %d 秒%n", seconds, 100.0 * written / missing, perSecond, left);
    }

    private static void failures(List<Future<?>> working) throws SQLException, IOException, InterruptedException {
        for (Future<?> one : working) {
            try {
                one.get();
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case SQLException sql -> throw sql;
                    case IOException io -> throw io;
                    case null, default -> throw new IllegalStateException(failed);
                }
            }
        }
    }

    public void remove() throws SQLException {
        try (Database schema = target.open(2);
                SeedDatabase database = SeedDatabase.open(target)) {
            database.prepare();
            System.out.println("删除造出的工单……");
            System.out.printf("删除了 %,d 张%n", database.remove());
        }
    }
}

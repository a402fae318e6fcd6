package hotline.ops.bench.tickets;

import hotline.database.Database;
import hotline.kernel.MovableClock;
import hotline.ops.bench.Figures;
import hotline.ops.seed.PreparedTickets;
import hotline.ops.seed.Seed;
import hotline.ops.seed.SeedTarget;
import hotline.tickets.MonthFigures;
import hotline.tickets.TicketQueries;
import hotline.tickets.TicketSettings;
import hotline.tickets.store.FigureStore;
import hotline.tickets.usecase.Searching;
import hotline.tickets.usecase.TicketRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** {@code ops/bench tickets}: one database, seeded once; each part prints what it measured, the last line is a JSON object. */
public final class TicketsBench {

    private static final int CLIENTS = 16;
    private static final int DRAFTS_A_SECOND = 4_000;
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    /**
     * @param tickets seeded before anything is measured
     * @param timers due at once in the sweep
     * @param rounds of both arms, in turn
     * @param seconds of each arm in each round
     */
    private record Sizes(int tickets, int timers, int rounds, int seconds) {}

    private static final Duration BUILD_LOOKED_AT = Duration.ofMillis(100);

    private final Path home;
    private final SeedTarget target;
    private final Sizes sizes;
    private final MovableClock clock;

    private TicketsBench(Path home, SeedTarget target, Sizes sizes) {
        this.home = home;
        this.target = target;
        this.sizes = sizes;
        this.clock = new MovableClock(Clock.systemUTC(), target.offset());
    }

    /** @param args home of the database, tickets, timers, rounds, seconds */
    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        new TicketsBench(
                        home,
                        SeedTarget.of(home),
                        new Sizes(
                                Integer.parseInt(args[1]),
                                Integer.parseInt(args[2]),
                                Integer.parseInt(args[3]),
                                Integer.parseInt(args[4])))
                .run();
        System.exit(0);
    }

    private void run() throws SQLException, IOException, InterruptedException {
        new Seed(target, 2).add(sizes.tickets(), 1);
        try (Database database = target.open(CLIENTS)) {
            TicketRoom room = TicketRoom.open(database, target.keys(), clock, TicketSettings.defaults(), _ -> {});
            PreparedTickets prepared = new PreparedTickets(target);
            Figures list = workList(room.queries());
            Figures search = search(database, room.queries());
            double month = month(room.queries(), database);
            double[] rates = arms(new DispatchArm(prepared, room.tickets(), CLIENTS));
            double sweep = new SweepTrial(target, prepared, room.timers(), clock).seconds(sizes.timers());
            System.out.printf("sweep of %,d timers: %.1f s%n", sizes.timers(), sweep);
            System.out.println(String.format(
                    Locale.ROOT,
                    "{\"tickets_per_second\":%.0f,\"loop_tps\":%.0f,\"worklist_p99_ms\":%.2f,\"search_p99_ms\":%.2f,"
                            + "\"sweep_seconds\":%.2f,\"month_seconds\":%.2f,\"tickets\":%d,\"timers\":%d}",
                    rates[0],
                    rates[1],
                    list.p99(),
                    search.p99(),
                    sweep,
                    month,
                    sizes.tickets(),
                    sizes.timers()));
        }
    }

    private Figures workList(TicketQueries queries) throws InterruptedException {
        List<Long> micros = new WorkListProbe(queries).measure(WARM_UP, Duration.ofSeconds(sizes.seconds()));
        Figures figures = Figures.ofMicros(micros);
        System.out.println(Figures.header("work list of %,d, ms".formatted(sizes.tickets())));
        System.out.println(figures.row("page of 50, 4 clients"));
        return figures;
    }

    /** The index is built anew, and closed before tickets are accepted: what it would have to catch up on is no day's work. */
    private Figures search(Database database, TicketQueries queries) throws IOException, InterruptedException {
        Path folder = home.resolve("search-index");
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        long began = System.nanoTime();
        try (Searching searching =
                Searching.open(database, clock, folder, Runtime.getRuntime().availableProcessors())) {
            while (!searching.isWhole()) {
                Thread.sleep(BUILD_LOOKED_AT);
            }
            System.out.printf(
                    "search index built in %.0f s, %d MB%n",
                    (System.nanoTime() - began) / 1e9, bytes(folder) / 1_000_000);
            SearchProbe probe = new SearchProbe(searching, queries);
            Duration length = Duration.ofSeconds(sizes.seconds());
            Figures search = Figures.ofMicros(probe.measure(WARM_UP, length));
            Figures similar = Figures.ofMicros(probe.similar(WARM_UP, length));
            System.out.println(Figures.header("search among %,d, ms".formatted(sizes.tickets())));
            System.out.println(search.row("page of 20, 4 clients"));
            System.out.println(similar.row("similar tickets, 4 clients"));
            return search;
        }
    }

    private static long bytes(Path folder) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    /** The last whole month, and, as if all had happened in one, over every ticket there is: that is the figure. */
    private double month(TicketQueries queries, Database database) {
        YearMonth last = YearMonth.from(clock.instant().atZone(clock.getZone())).minusMonths(1);
        long began = System.nanoTime();
        MonthFigures figures = queries.month(last);
        double month = (System.nanoTime() - began) / 1e9;
        Instant now = clock.instant();
        began = System.nanoTime();
        long registered = new FigureStore()
                .count(database.dsl(), now.minus(Duration.ofDays(3650)), now, now).stream()
                        .mapToLong(cell -> cell.counts().registered())
                        .sum();
        double all = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "figures of %s (%,d registered): %.2f s; of all %,d tickets: %.2f s%n",
                last, figures.total().registered(), month, registered, all);
        return all;
    }

    private double[] arms(DispatchArm tickets) throws SQLException, IOException, InterruptedException {
        Duration length = Duration.ofSeconds(sizes.seconds());
        List<Double> ours = new ArrayList<>();
        List<Double> loops = new ArrayList<>();
        try (AccountsLoop loop = AccountsLoop.open(target, CLIENTS)) {
            for (int round = 0; round <= sizes.rounds(); round++) {
                tickets.fill(DRAFTS_A_SECOND * sizes.seconds());
                double ticketRate = tickets.perSecond(length);
                double loopRate = loop.perSecond(length);
                boolean warmingUp = round == 0;
                System.out.printf(
                        "%s %d: %,.0f tickets/s accepted and dispatched, loop %,.0f tx/s, %.2f of it a transaction%n",
                        warmingUp ? "warm-up" : "round",
                        round,
                        ticketRate,
                        loopRate,
                        DispatchArm.TRANSACTIONS * ticketRate / loopRate);
                if (!warmingUp) {
                    ours.add(ticketRate);
                    loops.add(loopRate);
                }
            }
        }
        return new double[] {median(ours), median(loops)};
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}

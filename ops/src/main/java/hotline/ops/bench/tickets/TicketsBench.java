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
import hotline.tickets.usecase.TicketRoom;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    private final SeedTarget target;
    private final Sizes sizes;
    private final MovableClock clock;

    private TicketsBench(SeedTarget target, Sizes sizes) {
        this.target = target;
        this.sizes = sizes;
        this.clock = new MovableClock(Clock.systemUTC(), target.offset());
    }

    /** @param args home of the database, tickets, timers, rounds, seconds */
    public static void main(String[] args) throws Exception {
        SeedTarget target = SeedTarget.of(Path.of(args[0]));
        new TicketsBench(
                        target,
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
            TicketRoom room = TicketRoom.open(database, clock, TicketSettings.defaults(), _ -> {});
            PreparedTickets prepared = new PreparedTickets(target);
            Figures list = workList(room.queries());
            double month = month(room.queries(), database);
            double[] rates = arms(new DispatchArm(prepared, room.tickets(), CLIENTS));
            double sweep = new SweepTrial(target, prepared, room.timers(), clock).seconds(sizes.timers());
            System.out.printf("sweep of %,d timers: %.1f s%n", sizes.timers(), sweep);
            System.out.println("full-text search: not measured, not there yet");
            System.out.println(String.format(
                    Locale.ROOT,
                    "{\"tickets_per_second\":%.0f,\"loop_tps\":%.0f,\"worklist_p99_ms\":%.2f,\"search_p99_ms\":null,"
                            + "\"sweep_seconds\":%.2f,\"month_seconds\":%.2f,\"tickets\":%d,\"timers\":%d}",
                    rates[0],
                    rates[1],
                    list.p99(),
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

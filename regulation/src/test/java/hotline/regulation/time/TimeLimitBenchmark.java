package hotline.regulation.time;

import hotline.regulation.Channel;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Due times a second on one thread, each with its explanation day by day: kinds in turn, dispatched a minute apart through the
 * autumn of 2026. {@code ops/bench rules} runs it; the last line is a JSON object.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@State(Scope.Thread)
public class TimeLimitBenchmark {

    private static final Instant BEGIN = Calendars.at("2026-09-14T08:00");
    private static final int MINUTES = (int) Duration.ofDays(60).toMinutes();
    private static final TicketKind[] KINDS = TicketKind.values();

    private final WorkingCalendar calendar = Calendars.autumn2026();
    private int turn;

    private DueDecision next() {
        turn = turn == MINUTES ? 0 : turn + 1;
        return DueRule.decide(
                KINDS[turn % KINDS.length], Channel.PHONE, Urgency.NORMAL, "", BEGIN.plusSeconds(60L * turn), calendar);
    }

    @Benchmark
    public List<String> explained() {
        return next().lines();
    }

    @Benchmark
    public DueDecision decided() {
        return next();
    }

    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(TimeLimitBenchmark.class.getSimpleName())
                        .build())
                .run();
        List<String> fields = results.stream()
                .map(result -> String.format(
                        Locale.ROOT,
                        "\"%s_per_second\":%d",
                        result.getPrimaryResult().getLabel(),
                        Math.round(result.getPrimaryResult().getScore())))
                .sorted()
                .toList();
        System.out.println("{" + String.join(",", fields) + "}");
    }
}

package hotline.telephony.routing;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Decisions a second of the matcher, on one thread. {@link #main} runs it, counts order inversions, and prints one JSON
 * object last; {@code ops/bench match} does that.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class MatchBenchmark {

    private static final int CHECKED = 5_000;

    /** Calls always wait: the busy hour. */
    @State(Scope.Thread)
    public static class Busy {

        /** Agents × waiting calls. */
        @Param({"200x1000", "2000x10000", "20000x100000"})
        public String size = "";

        @Nullable
        BusyHotline hotline;

        @Setup
        public void fill() {
            hotline = new BusyHotline(agents(size), false);
            hotline.fill(calls(size));
        }
    }

    /** Agents are always free: the quiet hour. */
    @State(Scope.Thread)
    public static class Quiet {

        @Param({"200x1000", "2000x10000", "20000x100000"})
        public String size = "";

        @Nullable
        BusyHotline hotline;

        @Setup
        public void idle() {
            hotline = new BusyHotline(agents(size), false);
            hotline.idle();
        }
    }

    private static int agents(String size) {
        return Integer.parseInt(size.substring(0, size.indexOf('x')));
    }

    private static int calls(String size) {
        return Integer.parseInt(size.substring(size.indexOf('x') + 1));
    }

    /** An agent becomes free and gets the most urgent of the waiting calls; a new call takes its place in the queue. */
    @Benchmark
    public Object agentBecomesFree(Busy busy) {
        return found(busy.hotline.agentBecomesFree());
    }

    /** The same, with its explanation in words. */
    @Benchmark
    public Object agentBecomesFreeExplained(Busy busy) {
        return found(busy.hotline.agentBecomesFree()).why();
    }

    /** A call comes and gets the best of the free agents; an agent becomes free and finds nobody waiting. */
    @Benchmark
    public Object callComes(Quiet quiet) {
        return found(quiet.hotline.callComes());
    }

    private static Decision found(@Nullable Decision decision) {
        if (decision == null) {
            throw new IllegalStateException("nothing was decided");
        }
        return decision;
    }

    /**
     * How often a call was served although one of the same priority that the agent may serve had come earlier.
     *
     * @return of {@value #CHECKED} decisions
     */
    static int inversions() {
        BusyHotline hotline = new BusyHotline(2000, true);
        hotline.fill(10_000);
        int inversions = 0;
        for (int i = 0; i < CHECKED; i++) {
            Map<CallId, Waiting> before = Map.copyOf(hotline.waiting);
            Decision decision = found(hotline.agentBecomesFree());
            Waiting served = before.get(decision.call());
            if (before.values().stream()
                    .anyMatch(
                            other -> other.entry().isBefore(served.entry()) && may(hotline, decision.agent(), other))) {
                inversions++;
            }
        }
        return inversions;
    }

    private static boolean may(BusyHotline hotline, AgentId agent, Waiting call) {
        return hotline.matcher.serves(agent, call.queue(), call.stage());
    }

    public static void main(String[] args) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(MatchBenchmark.class.getSimpleName())
                        .build())
                .run();
        TreeMap<String, Long> figures = new TreeMap<>();
        for (RunResult result : results) {
            String name = result.getPrimaryResult().getLabel() + " "
                    + result.getParams().getParam("size");
            figures.put(name, Math.round(result.getPrimaryResult().getScore()));
        }
        List<String> fields = figures.entrySet().stream()
                .map(figure -> String.format(Locale.ROOT, "\"%s\":%d", figure.getKey(), figure.getValue()))
                .toList();
        System.out.println("{\"decisionsPerSecond\":{" + String.join(",", fields) + "},\"skills\":" + BusyHotline.SKILLS
                + ",\"checkedForInversions\":" + CHECKED + ",\"inversions\":" + inversions() + "}");
    }
}

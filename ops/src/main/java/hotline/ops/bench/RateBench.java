package hotline.ops.bench;

import hotline.ops.call.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * {@code ops/bench rate}: how many calls a second are served without losing one and with the agent's phone rung within
 * 20 ms (p99), 1 s talks, for this server and for Asterisk's own Queue, both recording.
 */
public final class RateBench {

    /** Agents enough for the highest step: so many talk at once, and as many again hang up or are about to ring. */
    private static final int AGENTS = 200;

    private static final Duration TALK = Duration.ofSeconds(1);
    private static final List<Integer> STEPS = List.of(10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120);
    private static final int WARM_UP_RATE = 20;
    private static final int WARM_UP_SECONDS = 4;
    private static final int SECONDS = 12;
    private static final double LIMIT_MS = 20;

    private final RunningStack stack;
    private final Path scenarios;

    private RateBench(RunningStack stack, Path scenarios) {
        this.stack = stack;
        this.scenarios = scenarios;
    }

    /** @param args home of the stack, folder of the SIPp scenarios */
    public static void main(String[] args) throws IOException, InterruptedException {
        new RateBench(RunningStack.at(Path.of(args[0])), Path.of(args[1])).run();
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        System.out.println(Figures.header("INVITE → agent's INVITE, ms"));
        int ours;
        int queue;
        try (AmiTap tap = new AmiTap(stack.port("HOTLINE_AMI_PORT"), "hotline", stack.secret("ami.secret"), _ -> {})) {
            ours = mostPerSecond("this server", "12345", Agents::atWork, Agents::goHome);
            queue = mostPerSecond("Queue()", Sipp.QUEUE_NUMBER, agents -> agents.join(tap, "bench"), _ -> {});
        }
        System.out.printf("{\"ours_calls_per_second\":%d,\"queue_calls_per_second\":%d}%n", ours, queue);
    }

    @FunctionalInterface
    private interface Shift {
        void with(Agents agents) throws IOException;
    }

    /** The phones are started anew for each arm: a step that failed leaves some of them in a call. */
    private int mostPerSecond(String arm, String number, Shift begin, Shift end)
            throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("hotline-bench");
        int most = 0;
        try (Agents agents = new Agents(stack, scenarios, scratch, AGENTS, TALK, true)) {
            begin.with(agents);
            // A minute of calls first: a hotline runs for months.
            new InviteRun(stack, scenarios, scratch).calls(number, WARM_UP_RATE, WARM_UP_RATE * 60, 1);
            for (int rate : STEPS) {
                Figures figures;
                try {
                    figures = new InviteRun(stack, scenarios, scratch)
                            .calls(number, rate, rate * WARM_UP_SECONDS, rate * SECONDS);
                } catch (IOException lost) {
                    System.out.printf("%s at %d calls a second: %s%n", arm, rate, lost.getMessage());
                    break;
                }
                System.out.println(figures.row(arm + ", " + rate + "/s"));
                if (figures.p99() > LIMIT_MS) {
                    break;
                }
                most = rate;
            }
            end.with(agents);
        }
        return most;
    }
}

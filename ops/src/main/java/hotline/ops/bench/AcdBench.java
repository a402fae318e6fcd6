package hotline.ops.bench;

import hotline.ops.call.Patience;
import hotline.ops.call.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * {@code ops/bench acd}: agent free → next ring with callers always waiting, for this server and for Asterisk's own
 * Queue, one after the other on the same Asterisk with the same phones.
 */
public final class AcdBench {

    private static final int AGENTS = 40;
    private static final int WAITING = 60;
    private static final Duration TALK = Duration.ofSeconds(2);

    /** A hotline runs for months: what its first minute compiles is not what callers wait for. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final int CALLS_PER_SECOND = 60;

    private final RunningStack stack;
    private final Path scenarios;
    private final Path scratch;
    private final Duration length;

    private AcdBench(RunningStack stack, Path scenarios, Path scratch, Duration length) {
        this.stack = stack;
        this.scenarios = scenarios;
        this.scratch = scratch;
        this.length = length;
    }

    /** @param args home of the stack, folder of the SIPp scenarios, seconds to measure each arm */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory("hotline-bench");
        Duration length = Duration.ofSeconds(Long.parseLong(args[2]));
        new AcdBench(RunningStack.at(Path.of(args[0])), Path.of(args[1]), scratch, length).run();
        System.exit(0);
    }

    private void run() throws IOException, InterruptedException {
        FreeToRing measure = new FreeToRing();
        try (AmiTap tap = new AmiTap(
                        stack.port("HOTLINE_AMI_PORT"), "hotline", stack.secret("ami.secret"), measure::accept);
                Agents agents = new Agents(stack, scenarios, scratch, AGENTS, TALK, false)) {
            BenchRouting.give(stack, agents.extensions());
            agents.atWork();
            Figures ours = load(measure, "12345");
            agents.goHome();
            agents.join(tap, "bench");
            Figures queue = load(measure, Sipp.QUEUE_NUMBER);
            report(ours, queue);
        }
    }

    private Figures load(FreeToRing measure, String number) throws IOException {
        try (Sipp citizens =
                Sipp.citizens(scenarios, scratch, stack.sipServer(), number, AGENTS + WAITING, CALLS_PER_SECOND, 0)) {
            Patience.pause(WARM_UP);
            measure.start();
            Patience.pause(length);
            Figures figures = measure.stop();
            if (measure.agentsInPlay() < AGENTS) {
                throw new IOException("only %d of %d agents were in play: the figures say nothing (%s); see %s"
                        .formatted(measure.agentsInPlay(), AGENTS, figures.row(number), scratch));
            }
            if (!citizens.runs()) {
                throw new IOException("the callers ended early; see " + scratch);
            }
            return figures;
        } finally {
            Patience.pause(Duration.ofSeconds(4));
        }
    }

    private static void report(Figures ours, Figures queue) {
        System.out.printf("%d 名坐席，始终 %d 个来电在等，通话 %d 秒%n", AGENTS, WAITING, TALK.toSeconds());
        System.out.println(Figures.header("agent free → next ring, ms"));
        System.out.println(ours.row("this server"));
        System.out.println(queue.row("Queue() autofill retry 0"));
        System.out.println(Figures.json(ours, queue));
    }
}

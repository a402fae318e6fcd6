package hotline.ops.bench;

import hotline.ops.call.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * {@code ops/bench invite}: from the caller's INVITE to the agent's INVITE with agents free and no prompt, for this
 * server and for Asterisk's own Queue, both recording; by the phones' own clocks, which are this machine's.
 */
public final class InviteBench {

    private static final int AGENTS = 20;
    private static final Duration TALK = Duration.ofMillis(500);
    private static final int CALLS_PER_SECOND = 5;
    /** Calls before those that count: compiled code and full caches are what a hotline has all day. */
    private static final int WARM_UP = 300;

    private static final int CALLS = 500;

    private InviteBench() {}

    /** @param args home of the stack, folder of the SIPp scenarios */
    public static void main(String[] args) throws IOException, InterruptedException {
        RunningStack stack = RunningStack.at(Path.of(args[0]));
        Path scenarios = Path.of(args[1]);
        Path scratch = Files.createTempDirectory("hotline-bench");
        try (AmiTap tap = new AmiTap(stack.port("HOTLINE_AMI_PORT"), "hotline", stack.secret("ami.secret"), _ -> {});
                Agents agents = new Agents(stack, scenarios, scratch, AGENTS, TALK, true)) {
            agents.atWork();
            InviteRun run = new InviteRun(stack, scenarios, scratch);
            Figures ours = run.calls("12345", CALLS_PER_SECOND, WARM_UP, CALLS);
            agents.goHome();
            agents.join(tap, "bench");
            Figures queue = run.calls(Sipp.QUEUE_NUMBER, CALLS_PER_SECOND, WARM_UP, CALLS);
            System.out.printf("%d 名空闲坐席，每秒 %d 个来电，无提示音%n", AGENTS, CALLS_PER_SECOND);
            System.out.println(Figures.header("INVITE → agent's INVITE, ms"));
            System.out.println(ours.row("this server"));
            System.out.println(queue.row("Queue() autofill retry 0"));
            System.out.println(Figures.json(ours, queue));
        }
        System.exit(0);
    }
}

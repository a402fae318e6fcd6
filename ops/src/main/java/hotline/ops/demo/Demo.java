package hotline.ops.demo;

import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.Patience;
import hotline.ops.call.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** {@code ops/demo start}: runs for the given minutes or until it is ended, then everyone signs out. */
public final class Demo {

    private static final int FIRST_EXTENSION = 1031;
    private static final int AGENTS = 6;
    private static final Duration MEAN_GAP = Duration.ofSeconds(7);

    private Demo() {}

    /** @param args home of the stack, folder with the speech, minutes */
    public static void main(String[] args) throws IOException {
        RunningStack stack = RunningStack.at(Path.of(args[0]));
        Path speech = Path.of(args[1]);
        Duration length = Duration.ofMinutes(Long.parseLong(args[2]));
        long seed = System.nanoTime();
        System.out.println("演示开始：" + AGENTS + " 名坐席，平均每 " + MEAN_GAP.toSeconds() + " 秒一个来电，最长 " + length.toMinutes()
                + " 分钟（种子 " + seed + "）");
        Chance chance = new Chance(new Random(seed));
        Path scratch = Files.createTempDirectory("hotline-demo");

        List<AgentAtDesk> desks = new ArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> goHome(desks), "demo-end"));
        for (int extension = FIRST_EXTENSION; extension < FIRST_EXTENSION + AGENTS; extension++) {
            AgentAtDesk desk =
                    AgentAtDesk.start(stack, String.valueOf(extension), speech.resolve("agent-answer.wav"), scratch);
            desks.add(desk);
            background("agent-" + extension, () -> new DemoAgent(desk, chance).work());
        }
        DemoBackOffice office = new DemoBackOffice(stack, List.of("unit-cg", "unit-jt", "unit-sj"), chance);
        background("office", office::work);
        DemoCitizens citizens = new DemoCitizens(stack, speech, scratch, chance);
        background("citizens", () -> citizens.arrive(MEAN_GAP));
        Patience.pause(length);
        System.out.println("演示到时结束");
        System.exit(0);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void background(String name, Work work) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } catch (IOException | RuntimeException failed) {
                System.err.println(name + " 停止：" + failed.getMessage());
            }
        });
    }

    private static void goHome(List<AgentAtDesk> desks) {
        for (AgentAtDesk desk : desks) {
            try {
                desk.signOut();
            } catch (RuntimeException serverGone) {
                System.err.println(desk.extension() + " 未能签出：" + serverGone.getMessage());
            }
            desk.close();
        }
    }
}

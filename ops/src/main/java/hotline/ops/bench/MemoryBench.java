package hotline.ops.bench;

import hotline.ops.call.ApiClient;
import hotline.ops.call.Patience;
import hotline.ops.call.RunningStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** {@code ops/bench memory}: what the server's process holds in memory while 2,000 callers wait and nobody is there. */
public final class MemoryBench {

    private static final int WAITING = 2_000;
    private static final int CALLS_PER_SECOND = 25;
    private static final Duration STAY = Duration.ofSeconds(60);

    private MemoryBench() {}

    /** @param args home of the stack, folder of the SIPp scenarios */
    public static void main(String[] args) throws IOException {
        RunningStack stack = RunningStack.at(Path.of(args[0]));
        Path scratch = Files.createTempDirectory("hotline-bench");
        ApiClient supervisor = ApiClient.signIn(stack.httpAddress(), "banzhang", stack.secret("user.password"));
        long before = residentKib(stack);
        try (Sipp citizens =
                Sipp.silentCitizens(Path.of(args[1]), scratch, stack.sipServer(), WAITING, CALLS_PER_SECOND)) {
            if (Patience.until(
                            Duration.ofMinutes(4),
                            () -> Optional.of(waiting(supervisor)).filter(callers -> callers == WAITING))
                    .isEmpty()) {
                throw new IOException(
                        "only %d of %d callers wait; see %s".formatted(waiting(supervisor), WAITING, scratch));
            }
            long most = 0;
            for (long second = 0; second < STAY.toSeconds(); second++) {
                Patience.pause(Duration.ofSeconds(1));
                most = Math.max(most, residentKib(stack));
            }
            if (!citizens.runs() || waiting(supervisor) != WAITING) {
                throw new IOException("callers were lost while they waited; see " + scratch);
            }
            System.out.printf("等待 %d 个来电，服务进程内存 %d MiB（此前 %d MiB）%n", WAITING, most / 1024, before / 1024);
            System.out.printf(
                    "{\"waiting\":%d,\"rss_before_mib\":%d,\"rss_mib\":%d}%n", WAITING, before / 1024, most / 1024);
        }
        System.exit(0);
    }

    private static int waiting(ApiClient supervisor) {
        return supervisor
                .get("/api/queues")
                .path("queues")
                .path(0)
                .path("waiting")
                .asInt();
    }

    private static long residentKib(RunningStack stack) throws IOException {
        String pid = Files.readAllLines(stack.home().resolve("run/server.pid")).getFirst();
        return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IOException("the server does not run"));
    }
}

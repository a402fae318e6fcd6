package hotline.ops.stack;

import hotline.ops.call.Patience;
import hotline.ops.call.Problem;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** Agents who need no time after a call, from {@link #begin} on. */
final class NoWrapUp implements AutoCloseable {

    private final Stack stack;
    private final List<String> agents;
    private final Thread thread;
    private volatile boolean over;

    NoWrapUp(Stack stack, List<String> agents) {
        this.stack = stack;
        this.agents = agents;
        this.thread = Thread.ofVirtual().unstarted(this::run);
    }

    void begin() {
        thread.start();
    }

    private void run() {
        while (!over) {
            for (String agent : agents) {
                try {
                    stack.as(agent).post("/api/agent/wrap-up/finish");
                } catch (Problem | UncheckedIOException notNow) {
                    // offered or talking
                }
            }
            Patience.pause(Duration.ofMillis(500));
        }
    }

    @Override
    public void close() throws InterruptedException {
        over = true;
        thread.join(Duration.ofSeconds(30));
    }
}

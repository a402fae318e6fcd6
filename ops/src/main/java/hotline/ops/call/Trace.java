package hotline.ops.call;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what happens, each line with its time and the time since the line before; remembers what failed. */
public final class Trace {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.of("Asia/Shanghai"));

    private final PrintStream out;
    private final List<String> failures = new ArrayList<>();
    private Instant last = Instant.now();
    private int checks;

    public Trace(PrintStream out) {
        this.out = out;
    }

    public void chapter(String title) {
        out.println();
        out.println("── " + title + " " + "─".repeat(Math.max(2, 60 - 2 * title.length())));
    }

    public void tell(String text) {
        tell(text, Instant.now());
    }

    /** @param at when it happened, which may be before it is told */
    public void tell(String text, Instant at) {
        long millis = Math.max(0, Duration.between(last, at).toMillis());
        out.printf("%s  +%6d ms  %s%n", CLOCK.format(at), millis, text);
        last = at;
    }

    public void check(boolean ok, String text) {
        checks++;
        if (ok) {
            out.printf("%s      ✓      %s%n", " ".repeat(12), text);
        } else {
            failures.add(text);
            out.printf("%s      ✗ 失败  %s%n", " ".repeat(12), text);
        }
    }

    /** The value, or the end of the whole trace: later steps would only repeat the failure. */
    public <T> T need(Optional<T> value, String text) {
        check(value.isPresent(), text);
        return value.orElseThrow(() -> new StepFailed(text));
    }

    public int checks() {
        return checks;
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }

    /** A step that the rest depends on failed. */
    public static final class StepFailed extends RuntimeException {
        StepFailed(String text) {
            super(text);
        }
    }
}

package hotline.server.wiring;

import hotline.desktop.port.SandboxClock;
import hotline.kernel.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/** The sandbox's clock: its offset outlives a restart, and moving it wakes whoever waits for time to pass. */
public final class SandboxBusinessClock implements SandboxClock {

    private final MovableClock clock;
    private final Path file;
    private final Runnable moved;

    /**
     * @param file keeps the offset (ISO-8601 duration)
     * @param moved called after each move, on the mover's thread
     */
    public SandboxBusinessClock(MovableClock clock, Path file, Runnable moved) {
        this.clock = clock;
        this.file = file;
        this.moved = moved;
    }

    /** The offset that an earlier run left; zero when there is none. */
    public static Duration storedOffset(Path file) {
        try {
            return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Duration offset() {
        return clock.offset();
    }

    @Override
    public void advance(Duration by) {
        Duration offset = clock.advance(by);
        try {
            Path next = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(next, offset.toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        moved.run();
    }
}

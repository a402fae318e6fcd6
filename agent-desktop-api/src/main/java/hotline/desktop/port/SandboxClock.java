package hotline.desktop.port;

import java.time.Duration;
import java.time.Instant;

/** The business clock, which only the sandbox can move, and only forward. */
public interface SandboxClock {

    Instant now();

    /** To real time. */
    Duration offset();

    void advance(Duration by);
}

package hotline.telephony.core;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.RecordingPause;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A call whose recording is paused. Changed only by the exchange, on the owner's thread. */
final class Pause {

    final RecordingPause what;
    /** Uniqueids of legs that Asterisk was asked to pause. */
    final Set<String> asked = new HashSet<>();
    /** And of those that it said are paused. */
    final Set<String> muted = new HashSet<>();
    /** Every leg was confirmed, and it was said so. */
    boolean complete;
    /** The legs are to be recorded again. */
    boolean ending;
    /** How often what Asterisk did not confirm was asked for again. */
    int attempts;

    Pause(RecordingPause what) {
        this.what = what;
    }

    /** What the citizen's leg carries as a channel variable, so that it outlives this process. */
    String mark() {
        return what.since().toEpochMilli() + ":" + what.until().toEpochMilli() + ":" + what.by() + ":" + what.reason();
    }

    /** Empty for a text that is not ours. */
    static Optional<RecordingPause> read(String mark) {
        String[] parts = mark.split(":", 4);
        try {
            return parts.length < 4
                    ? Optional.empty()
                    : Optional.of(new RecordingPause(
                            new AgentId(parts[2]),
                            parts[3],
                            Instant.ofEpochMilli(Long.parseLong(parts[0])),
                            Instant.ofEpochMilli(Long.parseLong(parts[1]))));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}

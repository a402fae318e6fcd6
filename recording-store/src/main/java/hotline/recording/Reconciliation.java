package hotline.recording;

import hotline.recording.Discrepancy.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the recorded seconds of each leg with the talked ones. A pause is recorded, as silence. Pure. */
final class Reconciliation {

    /** Event times of a restarted server are full seconds; Asterisk may lose two when it is killed. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** And this share of a long talk: clocks of phones drift. */
    private static final int TOLERANCE_SHARE = 100;

    /** A leg may be silent for so long without being suspicious. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private Reconciliation() {}

    static List<Discrepancy> of(String callId, Recording.State state, List<Recording.Track> tracks, Instant now) {
        List<Discrepancy> found = new ArrayList<>();
        if (state == Recording.State.UNUSABLE) {
            Duration longest = tracks.stream()
                    .map(track -> track.talked().orElse(track.duration()))
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
            return List.of(new Discrepancy(
                    callId,
                    Kind.UNUSABLE,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    longest,
                    Duration.ZERO,
                    now,
                    Optional.empty()));
        }
        for (Recording.Track track : tracks) {
            kind(track)
                    .ifPresent(kind -> found.add(new Discrepancy(
                            callId,
                            kind,
                            track.sourceFile(),
                            Optional.of(track.party()),
                            track.agentId(),
                            track.talked().orElse(Duration.ZERO),
                            kind == Kind.SHORT ? track.duration() : Duration.ZERO,
                            now,
                            Optional.empty())));
        }
        return found;
    }

    private static Optional<Kind> kind(Recording.Track track) {
        Duration talked = track.talked().orElse(Duration.ZERO);
        boolean longEnough = talked.compareTo(TOLERANCE) > 0;
        return switch (track.state()) {
            case MISSING, UNREADABLE ->
                track.talked().isEmpty() || longEnough ? Optional.of(Kind.MISSING) : Optional.empty();
            case EMPTY -> longEnough ? Optional.of(Kind.MISSING) : Optional.empty();
            case SILENT -> talked.compareTo(QUIET) > 0 ? Optional.of(Kind.SILENT) : Optional.empty();
            case RECORDED, REPAIRED ->
                talked.minus(track.duration()).compareTo(tolerance(talked)) > 0
                        ? Optional.of(Kind.SHORT)
                        : Optional.empty();
        };
    }

    private static Duration tolerance(Duration talked) {
        Duration share = talked.dividedBy(TOLERANCE_SHARE);
        return share.compareTo(TOLERANCE) > 0 ? share : TOLERANCE;
    }
}

package hotline.server.wiring;

import hotline.database.Database;
import hotline.recording.CallGaps;
import hotline.recording.EndedCall;
import hotline.recording.Gap;
import hotline.telephony.call.CallId;
import hotline.telephony.store.RecordingPauses;
import java.time.Duration;
import java.util.List;

/** The pauses of a call's recording, from the records of telephony. */
public final class PausedRecordings implements CallGaps {

    /** The journal is milliseconds behind; when it is much longer, what it has must do: a recording can't wait for ever. */
    private static final Duration LONGEST_LAG = Duration.ofSeconds(10);

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final RecordingPauses records;

    public PausedRecordings(Database database) {
        this.records = new RecordingPauses(database);
    }

    @Override
    public List<Gap> of(EndedCall call) {
        return written(new CallId(call.callId())).stream()
                .map(pause -> new Gap(
                        pause.from(),
                        pause.to().orElse(call.endedAt()),
                        pause.agent(),
                        pause.reason(),
                        Gap.Ending.valueOf(pause.ending().name())))
                .filter(gap -> !gap.to().isBefore(gap.from()))
                .toList();
    }

    private List<RecordingPauses.Pause> written(CallId call) {
        RecordingPauses.Found found = records.of(call);
        for (Duration waited = Duration.ZERO;
                !found.complete() && waited.compareTo(LONGEST_LAG) < 0;
                waited = waited.plus(LOOK_EVERY)) {
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("closing", closing);
            }
            found = records.of(call);
        }
        return found.pauses();
    }
}

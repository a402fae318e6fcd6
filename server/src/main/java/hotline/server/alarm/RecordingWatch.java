package hotline.server.alarm;

import hotline.recording.RecordingsStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Whether recordings come out: failures of the last half hour, and a backlog. Asked by one thread. */
public final class RecordingWatch {

    private static final Duration FRESH = Duration.ofMinutes(30);
    /** Two minutes of a full hotline's calls. */
    private static final int BACKLOG = 500;

    private static final String SUBJECT = "录音";

    private final InstantSource clock;
    private long failures;
    private Instant lastFailure = Instant.MIN;

    public RecordingWatch(InstantSource clock) {
        this.clock = clock;
    }

    public List<Finding> look(RecordingsStatus status) {
        Instant now = clock.instant();
        if (status.failures() > failures) {
            failures = status.failures();
            lastFailure = now;
        }
        List<Finding> found = new ArrayList<>();
        if (lastFailure.isAfter(now.minus(FRESH))) {
            found.add(new Finding(AlarmKind.RECORDING_FAILED, SUBJECT, "启动以来失败 " + failures + " 次"));
        }
        if (status.waiting() > BACKLOG) {
            found.add(new Finding(AlarmKind.RECORDINGS_LATE, SUBJECT, status.waiting() + " 个通话等待处理"));
        }
        return found;
    }
}

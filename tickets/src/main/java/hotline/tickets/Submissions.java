package hotline.tickets;

import hotline.regulation.Channel;
import java.time.Instant;
import java.util.Optional;

/** Taking in what other systems hand over. Each method blocks on the database and throws when it fails. */
public interface Submissions {

    /** What came of a submission. */
    sealed interface Answer {

        /** A draft that waits for a person, or an accepted ticket where the channel's matters are accepted at once. */
        record Opened(Progress progress) implements Answer {}

        /** The same had come before: its ticket as it is now. */
        record Known(Progress progress) implements Answer {}

        /** The number was used before for something else. */
        record Differs(Instant before) implements Answer {}

        /** The identity gate (Art 12(1)), or an input that is missing or wrong; nothing was kept. */
        record Refused(Result.Refused why) implements Answer {}
    }

    /** Idempotent on channel and external number. */
    Answer submit(Submission submission);

    /** Its ticket as the sender may know it; empty when nothing came under this number. */
    Optional<Progress> progress(Channel channel, String externalId);
}

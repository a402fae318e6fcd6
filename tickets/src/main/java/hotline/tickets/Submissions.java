package hotline.tickets;

import hotline.regulation.Channel;
import hotline.regulation.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** Those of a channel's submissions that have a ticket number, the newest first. */
    List<Received> received(Channel channel, Question question);

    /** @param service see {@link Submission} */
    record Received(String service, Progress progress) {}

    /**
     * What is looked for among a channel's submissions.
     *
     * @param numbers of tickets; empty for any
     * @param services empty for any
     * @param states empty for none
     * @param from null since ever
     * @param until exclusive; null up to now
     * @param page from 1
     * @param size of a page
     */
    record Question(
            List<String> numbers,
            List<String> services,
            Set<TicketState> states,
            @Nullable Instant from,
            @Nullable Instant until,
            int page,
            int size) {}
}

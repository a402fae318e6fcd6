package hotline.recording;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table of recordings; each method is one transaction. Throws when the database can't be reached: try again later. */
public interface RecordingIndex {

    /** The call's recording, created as {@link Recording.State#PENDING} when there is none; counts the attempt. */
    Recording reserve(UUID newId, EndedCall call, Instant retainUntil, Instant now);

    /** What an intake came to. @param audio empty when there is no file */
    record Outcome(
            Recording.State state,
            String note,
            Optional<Recording.Audio> audio,
            List<Recording.Track> tracks,
            List<Gap> gaps,
            List<Discrepancy> discrepancies) {}

    /** Ends an intake: state, file, tracks and gaps at once. */
    void store(UUID id, Outcome outcome, Instant now);

    void fail(UUID id, String note);

    /** Notes what was found; one that is known keeps its first time, and is open again. */
    void found(List<Discrepancy> discrepancies);

    /** Latest first. */
    List<Discrepancy> discrepancies(Instant since, int limit);

    /** Found since then and not resolved. @param lost of people's talk, together */
    record Open(int count, Duration lost) {}

    Open openDiscrepancies(Instant since);

    /** Those of the calls that have a row, with its state. */
    Map<String, Recording.State> states(Collection<String> callIds);

    /** Adds a remark to a finished recording. */
    void remark(UUID id, String note);

    Optional<Recording> find(UUID id);

    Optional<Recording> findByCall(String callId);

    /** Marks as deleted; false when it is on hold, not yet due or already deleted. The tables' triggers check again. */
    boolean delete(UUID id, String actor, Instant now);

    /** Recordings with a file. */
    int count();

    /** Up to {@code limit} recordings past their retention and not on hold, oldest first. */
    List<Recording> due(Instant now, int limit);

    /** Deleted recordings whose file may still be there. */
    List<Recording> deletedWithFile(int limit);

    void fileRemoved(UUID id, Instant now);

    /** False when there is none or it is deleted. */
    boolean hold(UUID id, Hold hold);

    /** False when it was not on hold. */
    boolean lift(UUID id);

    void checked(UUID id, IntegrityCheck result, Instant now);
}

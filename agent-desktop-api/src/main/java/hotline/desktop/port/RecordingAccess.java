package hotline.desktop.port;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Recordings in the store. Blocking; called on virtual threads. */
public interface RecordingAccess {

    sealed interface Deletion {

        record Deleted() implements Deletion {}

        record Unknown() implements Deletion {}

        /** Too young to be deleted. @param article {@code 第十五条} */
        record Retained(String reason, String article) implements Deletion {}
    }

    record Expiry(int examined, int deleted) {}

    List<RecordingInfo> ofCall(String callId);

    Optional<RecordingInfo> find(UUID id);

    /** Empty when there is no such recording or its file is gone. */
    Optional<RecordingAudio> open(UUID id);

    /** @param by who asks, for the store's own log */
    Deletion delete(UUID id, String by);

    /** Kept beyond its time until lifted. Refused when its file is gone. */
    Answer hold(UUID id, String reason, String by);

    /** Refused when it is not on hold. */
    Answer lift(UUID id);

    /** Deletes what may be deleted; nothing younger than three years (Article 15). */
    Expiry expire();

    /** Found in the last {@code days} days, latest first, five hundred at most. */
    List<RecordingDiscrepancy> discrepancies(int days);
}

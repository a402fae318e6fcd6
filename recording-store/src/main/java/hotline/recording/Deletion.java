package hotline.recording;

import java.time.Instant;

/** What became of a request to delete a recording. */
public sealed interface Deletion {

    record Deleted(Instant at) implements Deletion {}

    /** @param reason for people, in Chinese  @param article of the regulation */
    record Refused(String reason, String article) implements Deletion {}

    record NotFound() implements Deletion {}
}

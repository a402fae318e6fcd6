package hotline.telephony.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One fact as it is kept: one line of the journal.
 *
 * @param seq increasing; a missing number is a fact that was lost
 * @param type simple name of the fact's class
 * @param data its other components by name; durations in milliseconds with the suffix {@code Ms}
 */
public record JournalEntry(long seq, Instant at, String type, JsonNode data) {}

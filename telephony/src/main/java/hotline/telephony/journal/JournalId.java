package hotline.telephony.journal;

import java.util.UUID;

/**
 * Which journal a position belongs to.
 *
 * @param first its first sequence number; later journals begin higher, so that numbers never meet again
 */
public record JournalId(UUID id, long first) {}

package hotline.telephony.journal;

import java.util.List;

/** Where the journal is written to. Any exception means: not written, try again. */
public interface JournalSink {

    /** The last sequence number written; {@code journal.first() - 1} for a new journal. */
    long position(JournalId journal);

    /**
     * Writes the entries and moves the position in one transaction. Entries at or below the position were written
     * before and are skipped; missing numbers are noted as a gap.
     *
     * @param entries in order, at least one
     * @return the new position
     */
    long write(JournalId journal, List<JournalEntry> entries);
}

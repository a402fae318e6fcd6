package hotline.telephony.journal;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A database that can be away, for tests. */
public record InterruptibleSink(JournalSink real, AtomicBoolean away) implements JournalSink {

    @Override
    public long position(JournalId journal) {
        check();
        return real.position(journal);
    }

    @Override
    public long write(JournalId journal, List<JournalEntry> entries) {
        check();
        return real.write(journal, entries);
    }

    private void check() {
        if (away.get()) {
            throw new IllegalStateException("away");
        }
    }
}

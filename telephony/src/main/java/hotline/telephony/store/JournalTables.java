package hotline.telephony.store;

import static hotline.database.jooq.Tables.JOURNAL_GAP;
import static hotline.database.jooq.Tables.JOURNAL_POSITION;

import hotline.database.Database;
import hotline.telephony.journal.JournalEntry;
import hotline.telephony.journal.JournalId;
import hotline.telephony.journal.JournalSink;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.SQLStateClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal's sink in PostgreSQL. Facts and position change in one transaction: that is what makes it exactly once. */
public final class JournalTables implements JournalSink {

    private static final Logger LOG = LoggerFactory.getLogger(JournalTables.class);
    private static final String LOST = "日志未能记录或无法读取";

    private final Database database;
    private final Clock clock;
    private final CallProjection projection = new CallProjection();

    /** @param clock real time, for the notes of progress and gaps */
    public JournalTables(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public long position(JournalId journal) {
        Long found = database.dsl()
                .select(JOURNAL_POSITION.POSITION)
                .from(JOURNAL_POSITION)
                .where(JOURNAL_POSITION.JOURNAL_ID.eq(journal.id()))
                .fetchOne(JOURNAL_POSITION.POSITION);
        return found == null ? journal.first() - 1 : found;
    }

    /** A fact that can't be written because of what it holds is noted as a gap; it must not hold up those behind it. */
    @Override
    public long write(JournalId journal, List<JournalEntry> entries) {
        try {
            return database.inTransaction(dsl -> write(dsl, journal, entries));
        } catch (DataAccessException | IllegalArgumentException refused) {
            if (refused instanceof DataAccessException sql && !isAboutTheData(sql)) {
                throw refused;
            }
            if (entries.size() == 1) {
                return skip(journal, entries.getFirst(), refused);
            }
            long position = 0;
            for (JournalEntry entry : entries) {
                position = write(journal, List.of(entry));
            }
            return position;
        }
    }

    private long write(DSLContext dsl, JournalId journal, List<JournalEntry> entries) {
        long position = lock(dsl, journal);
        List<JournalEntry> fresh =
                entries.stream().filter(entry -> entry.seq() > position).toList();
        if (fresh.isEmpty()) {
            return position;
        }
        long expected = position + 1;
        for (JournalEntry entry : fresh) {
            if (entry.seq() > expected) {
                note(dsl, journal, expected, entry.seq() - 1, LOST);
            }
            expected = entry.seq() + 1;
        }
        projection.apply(dsl, journal, fresh);
        move(dsl, journal, expected - 1);
        return expected - 1;
    }

    /** Two writers of one journal, an old server and its successor, take turns here. */
    private long lock(DSLContext dsl, JournalId journal) {
        dsl.insertInto(JOURNAL_POSITION)
                .set(JOURNAL_POSITION.JOURNAL_ID, journal.id())
                .set(JOURNAL_POSITION.POSITION, journal.first() - 1)
                .set(JOURNAL_POSITION.UPDATED_AT, now())
                .onConflictDoNothing()
                .execute();
        return dsl.select(JOURNAL_POSITION.POSITION)
                .from(JOURNAL_POSITION)
                .where(JOURNAL_POSITION.JOURNAL_ID.eq(journal.id()))
                .forUpdate()
                .fetchSingle(JOURNAL_POSITION.POSITION);
    }

    private void move(DSLContext dsl, JournalId journal, long position) {
        dsl.update(JOURNAL_POSITION)
                .set(JOURNAL_POSITION.POSITION, position)
                .set(JOURNAL_POSITION.UPDATED_AT, now())
                .where(JOURNAL_POSITION.JOURNAL_ID.eq(journal.id()))
                .execute();
    }

    private void note(DSLContext dsl, JournalId journal, long from, long to, String reason) {
        LOG.error("facts of the call journal are lost from={} to={} reason={}", from, to, reason);
        dsl.insertInto(JOURNAL_GAP)
                .set(JOURNAL_GAP.JOURNAL_ID, journal.id())
                .set(JOURNAL_GAP.FROM_SEQ, from)
                .set(JOURNAL_GAP.TO_SEQ, to)
                .set(JOURNAL_GAP.REASON, reason)
                .set(JOURNAL_GAP.NOTED_AT, now())
                .execute();
    }

    private long skip(JournalId journal, JournalEntry entry, RuntimeException refused) {
        LOG.error("fact can't be written, skipped type={} seq={}", entry.type(), entry.seq(), refused);
        return database.inTransaction(dsl -> {
            long position = lock(dsl, journal);
            if (entry.seq() <= position) {
                return position;
            }
            note(dsl, journal, position + 1, entry.seq(), "内容无法入库：" + entry.type());
            move(dsl, journal, entry.seq());
            return entry.seq();
        });
    }

    private static boolean isAboutTheData(DataAccessException refused) {
        SQLStateClass kind = refused.sqlStateClass();
        return kind == SQLStateClass.C22_DATA_EXCEPTION || kind == SQLStateClass.C23_INTEGRITY_CONSTRAINT_VIOLATION;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

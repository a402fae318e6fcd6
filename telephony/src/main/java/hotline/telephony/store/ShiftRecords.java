package hotline.telephony.store;

import static hotline.database.jooq.Tables.AGENT_STATE_LOG;
import static hotline.database.jooq.Tables.AGENT_WATCH;
import static hotline.database.jooq.Tables.CALL_RECORD;

import hotline.database.Database;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.core.Earlier;
import hotline.telephony.core.Served;
import hotline.telephony.times.Shifts;
import hotline.telephony.times.TimesInStates.Change;
import hotline.telephony.times.TimesInStates.Watched;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Record5;
import org.jooq.ResultQuery;

/** What routing has to know of the time before a start, as far as the journal has been written. Blocking. */
public final class ShiftRecords {

    /** Callers who called again are among them more than once. */
    private static final int MOST_CALLS = 2 * Served.MOST;

    /** Rows that are held at a time. */
    private static final int AT_A_TIME = 1_000;

    private final Database database;

    public ShiftRecords(Database database) {
        this.database = database;
    }

    /** @param start what happened from then on is left out */
    public Earlier shifts(Instant start) {
        OffsetDateTime from = start.minus(Shifts.SPAN).atOffset(ZoneOffset.UTC);
        OffsetDateTime until = start.atOffset(ZoneOffset.UTC);
        // A transaction, so that the driver reads a day of changes piece by piece.
        return database.inTransaction(dsl -> {
            Shifts shifts = new Shifts(start, watched(dsl, from, until));
            try (Stream<Record5<OffsetDateTime, String, String, String, String>> rows =
                    changes(dsl, from, until).fetchSize(AT_A_TIME).fetchStream()) {
                rows.forEach(row -> shifts.told(
                        new AgentId(row.value2()),
                        new Change(row.value1().toInstant(), row.value3(), row.value4(), row.value5())));
            }
            return shifts.atStart();
        });
    }

    static ResultQuery<Record5<OffsetDateTime, String, String, String, String>> changes(
            DSLContext dsl, OffsetDateTime from, OffsetDateTime until) {
        return dsl.select(
                        AGENT_STATE_LOG.AT,
                        AGENT_STATE_LOG.AGENT_ID,
                        AGENT_STATE_LOG.STATUS,
                        AGENT_STATE_LOG.REASON,
                        AGENT_STATE_LOG.CALL_ID)
                .from(AGENT_STATE_LOG)
                .where(AGENT_STATE_LOG.AT.ge(from).and(AGENT_STATE_LOG.AT.lt(until)))
                .orderBy(AGENT_STATE_LOG.AT, AGENT_STATE_LOG.SEQ);
    }

    private static List<Watched> watched(DSLContext dsl, OffsetDateTime from, OffsetDateTime until) {
        return dsl.select(AGENT_WATCH.BEGAN_AT, AGENT_WATCH.UNTIL_AT)
                .from(AGENT_WATCH)
                .where(AGENT_WATCH.UNTIL_AT.ge(from).and(AGENT_WATCH.BEGAN_AT.lt(until)))
                .fetch(row -> new Watched(row.value1().toInstant(), row.value2().toInstant()));
    }

    /** In the order of time: of the last {@value #MOST_CALLS} calls that somebody talked on, at most {@link Served#MOST} callers. */
    public List<Served> served() {
        SequencedMap<String, Served> newestFirst = new LinkedHashMap<>();
        newestTalks(database.dsl())
                .forEach(row -> newestFirst.putIfAbsent(
                        row.value1(),
                        new Served(
                                new PhoneNumber(row.value1(), PhoneNumber.Kind.valueOf(row.value2())),
                                new AgentId(row.value3()))));
        List<Served> newest = newestFirst.values().stream().limit(Served.MOST).toList();
        return newest.reversed();
    }

    static ResultQuery<Record3<String, String, String>> newestTalks(DSLContext dsl) {
        return dsl.select(CALL_RECORD.CALLER_NUMBER, CALL_RECORD.CALLER_KIND, CALL_RECORD.AGENT_ID)
                .from(CALL_RECORD)
                .where(CALL_RECORD.ANSWERED_AT.isNotNull())
                .and(CALL_RECORD.AGENT_ID.isNotNull())
                .and(CALL_RECORD.CALLER_NUMBER.ne(""))
                .orderBy(CALL_RECORD.ARRIVED_AT.desc(), CALL_RECORD.CALL_ID.desc())
                .limit(MOST_CALLS);
    }
}

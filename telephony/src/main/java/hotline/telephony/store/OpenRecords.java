package hotline.telephony.store;

import static hotline.database.jooq.Tables.CALL_EVENT;
import static hotline.database.jooq.Tables.CALL_RECORD;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;

import hotline.database.Database;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.journal.JournalId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;

/** Calls that the records show without an end: those that go on, and those whose end nobody saw. Blocking. */
public final class OpenRecords {

    /**
     * @param agent who talked last
     * @param lastEvent the latest fact about the call
     */
    public record Open(
            CallId call, Instant arrivedAt, Optional<Instant> answeredAt, Optional<AgentId> agent, Instant lastEvent) {}

    private static final Field<OffsetDateTime> LAST_EVENT =
            field(select(max(CALL_EVENT.AT)).from(CALL_EVENT).where(CALL_EVENT.CALL_ID.eq(CALL_RECORD.CALL_ID)));

    private final Database database;

    public OpenRecords(Database database) {
        this.database = database;
    }

    /**
     * Of one server's calls, in the order of their ids.
     *
     * @param after the last id of the page before; empty for the first page
     */
    public List<Open> page(JournalId journal, String after, int most) {
        return database.dsl()
                .select(
                        CALL_RECORD.CALL_ID,
                        CALL_RECORD.ARRIVED_AT,
                        CALL_RECORD.ANSWERED_AT,
                        CALL_RECORD.AGENT_ID,
                        LAST_EVENT)
                .from(CALL_RECORD)
                .where(CALL_RECORD.JOURNAL_ID.eq(journal.id()))
                .and(CALL_RECORD.ENDED_AT.isNull())
                .and(CALL_RECORD.CALL_ID.gt(after))
                .orderBy(CALL_RECORD.CALL_ID)
                .limit(most)
                .fetch(row -> new Open(
                        new CallId(row.value1()),
                        row.value2().toInstant(),
                        Optional.ofNullable(row.value3()).map(OffsetDateTime::toInstant),
                        Optional.ofNullable(row.value4()).map(AgentId::new),
                        Optional.ofNullable(row.value5()).orElse(row.value2()).toInstant()));
    }

    /** Those of the calls that have a record, ended or not, of whichever server. */
    public Set<CallId> recorded(Collection<CallId> calls) {
        return database
                .dsl()
                .select(CALL_RECORD.CALL_ID)
                .from(CALL_RECORD)
                .where(CALL_RECORD.CALL_ID.in(calls.stream().map(CallId::value).toList()))
                .fetch(CALL_RECORD.CALL_ID)
                .stream()
                .map(CallId::new)
                .collect(Collectors.toSet());
    }
}

package hotline.recording.store;

import static hotline.database.jooq.Tables.RECORDING_DISCREPANCY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import hotline.database.jooq.tables.records.RecordingDiscrepancyRecord;
import hotline.recording.Discrepancy;
import hotline.recording.Discrepancy.Kind;
import hotline.recording.Party;
import hotline.recording.RecordingIndex;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** The table of what was not recorded as it was talked. */
final class Discrepancies {

    private Discrepancies() {}

    /** What an intake found; that the call has no recording is resolved. */
    static void ofStored(DSLContext dsl, String callId, List<Discrepancy> found, Instant now) {
        dsl.update(RECORDING_DISCREPANCY)
                .set(RECORDING_DISCREPANCY.RESOLVED_AT, utc(now))
                .where(RECORDING_DISCREPANCY.CALL_ID.eq(callId))
                .and(RECORDING_DISCREPANCY.KIND.eq(Kind.NO_RECORDING.name()))
                .and(RECORDING_DISCREPANCY.RESOLVED_AT.isNull())
                .execute();
        add(dsl, found);
    }

    static void add(DSLContext dsl, List<Discrepancy> found) {
        for (Discrepancy one : found) {
            dsl.insertInto(RECORDING_DISCREPANCY)
                    .set(RECORDING_DISCREPANCY.CALL_ID, one.callId())
                    .set(RECORDING_DISCREPANCY.KIND, one.kind().name())
                    .set(RECORDING_DISCREPANCY.SOURCE_FILE, one.file())
                    .set(
                            RECORDING_DISCREPANCY.PARTY,
                            one.party().map(Party::name).orElse(null))
                    .set(RECORDING_DISCREPANCY.AGENT_ID, one.agentId().orElse(null))
                    .set(RECORDING_DISCREPANCY.TALKED_MS, one.talked().toMillis())
                    .set(RECORDING_DISCREPANCY.RECORDED_MS, one.recorded().toMillis())
                    .set(RECORDING_DISCREPANCY.FOUND_AT, utc(one.foundAt()))
                    .onConflict(
                            RECORDING_DISCREPANCY.CALL_ID,
                            RECORDING_DISCREPANCY.KIND,
                            RECORDING_DISCREPANCY.SOURCE_FILE)
                    .doUpdate()
                    .set(RECORDING_DISCREPANCY.TALKED_MS, one.talked().toMillis())
                    .set(RECORDING_DISCREPANCY.RECORDED_MS, one.recorded().toMillis())
                    .set(RECORDING_DISCREPANCY.RESOLVED_AT, (OffsetDateTime) null)
                    .execute();
        }
    }

    static List<Discrepancy> since(DSLContext dsl, Instant since, int limit) {
        return dsl.selectFrom(RECORDING_DISCREPANCY)
                .where(RECORDING_DISCREPANCY.FOUND_AT.ge(utc(since)))
                .orderBy(RECORDING_DISCREPANCY.FOUND_AT.desc(), RECORDING_DISCREPANCY.CALL_ID)
                .limit(limit)
                .fetch()
                .map(Discrepancies::read);
    }

    static RecordingIndex.Open open(DSLContext dsl, Instant since) {
        var lost = greatest(RECORDING_DISCREPANCY.TALKED_MS.minus(RECORDING_DISCREPANCY.RECORDED_MS), inline(0L));
        return dsl.select(count(), coalesce(sum(lost), inline(BigDecimal.ZERO)))
                .from(RECORDING_DISCREPANCY)
                .where(RECORDING_DISCREPANCY.FOUND_AT.ge(utc(since)))
                .and(RECORDING_DISCREPANCY.RESOLVED_AT.isNull())
                .fetchSingle(row -> new RecordingIndex.Open(
                        row.value1(), Duration.ofMillis(row.value2().longValue())));
    }

    private static Discrepancy read(RecordingDiscrepancyRecord row) {
        return new Discrepancy(
                row.getCallId(),
                Kind.valueOf(row.getKind()),
                row.getSourceFile(),
                Optional.ofNullable(row.getParty()).map(Party::valueOf),
                Optional.ofNullable(row.getAgentId()),
                Duration.ofMillis(row.getTalkedMs()),
                Duration.ofMillis(row.getRecordedMs()),
                row.getFoundAt().toInstant(),
                Optional.ofNullable(row.getResolvedAt()).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

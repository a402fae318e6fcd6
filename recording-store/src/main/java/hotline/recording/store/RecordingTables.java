package hotline.recording.store;

import static hotline.database.jooq.Tables.RECORDING;
import static hotline.database.jooq.Tables.RECORDING_GAP;
import static hotline.database.jooq.Tables.RECORDING_TRACK;

import hotline.database.Database;
import hotline.recording.Discrepancy;
import hotline.recording.EndedCall;
import hotline.recording.Gap;
import hotline.recording.Hold;
import hotline.recording.IntegrityCheck;
import hotline.recording.Recording;
import hotline.recording.Recording.State;
import hotline.recording.RecordingIndex;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** {@link RecordingIndex} in PostgreSQL. */
public final class RecordingTables implements RecordingIndex {

    private static final List<String> WITH_FILE = List.of(State.STORED.name(), State.INCOMPLETE.name());

    private final Database database;

    public RecordingTables(Database database) {
        this.database = database;
    }

    @Override
    public Recording reserve(UUID newId, EndedCall call, Instant retainUntil, Instant now) {
        return database.inTransaction(dsl -> {
            dsl.insertInto(RECORDING)
                    .set(RECORDING.ID, newId)
                    .set(RECORDING.CALL_ID, call.callId())
                    .set(RECORDING.STATE, State.PENDING.name())
                    .set(RECORDING.STARTED_AT, utc(call.startedAt()))
                    .set(RECORDING.ENDED_AT, utc(call.endedAt()))
                    .set(RECORDING.RETAIN_UNTIL, utc(retainUntil))
                    .set(RECORDING.ATTEMPTS, 1)
                    .set(RECORDING.CREATED_AT, utc(now))
                    .onConflict(RECORDING.CALL_ID)
                    .doUpdate()
                    .set(RECORDING.ATTEMPTS, RECORDING.ATTEMPTS.plus(1))
                    .where(RECORDING.STATE.in(State.PENDING.name(), State.FAILED.name()))
                    .execute();
            return fetch(dsl, RECORDING.CALL_ID.eq(call.callId()), 1).getFirst();
        });
    }

    @Override
    public void store(UUID id, Outcome outcome, Instant now) {
        List<Recording.Track> tracks = outcome.tracks();
        database.runInTransaction(dsl -> {
            dsl.deleteFrom(RECORDING_TRACK)
                    .where(RECORDING_TRACK.RECORDING_ID.eq(id))
                    .execute();
            String callId = dsl.select(RECORDING.CALL_ID)
                    .from(RECORDING)
                    .where(RECORDING.ID.eq(id))
                    .fetchSingle(RECORDING.CALL_ID);
            Discrepancies.ofStored(dsl, callId, outcome.discrepancies(), now);
            dsl.deleteFrom(RECORDING_GAP)
                    .where(RECORDING_GAP.RECORDING_ID.eq(id))
                    .execute();
            for (int number = 0; number < outcome.gaps().size(); number++) {
                insert(dsl, id, number, outcome.gaps().get(number));
            }
            for (int number = 0; number < tracks.size(); number++) {
                insert(dsl, id, number, tracks.get(number));
            }
            var update = dsl.update(RECORDING)
                    .set(RECORDING.STATE, outcome.state().name())
                    .set(RECORDING.NOTE, outcome.note())
                    .set(RECORDING.STORED_AT, utc(now));
            if (outcome.audio().isPresent()) {
                Recording.Audio file = outcome.audio().get();
                update = update.set(RECORDING.FILE_NAME, file.file())
                        .set(RECORDING.SIZE_BYTES, file.size())
                        .set(RECORDING.SHA256, file.sha256())
                        .set(RECORDING.CODEC, file.codec())
                        .set(RECORDING.CHANNELS, (short) file.channels())
                        .set(RECORDING.SAMPLE_RATE, file.sampleRate())
                        .set(RECORDING.DURATION_MS, file.duration().toMillis());
            }
            Optional<Instant> start =
                    tracks.stream().map(Recording.Track::startedAt).min(Instant::compareTo);
            if (start.isPresent()) {
                update = update.set(RECORDING.STARTED_AT, utc(start.get()));
            }
            update.where(RECORDING.ID.eq(id)).execute();
        });
    }

    private static void insert(DSLContext dsl, UUID id, int number, Gap gap) {
        dsl.insertInto(RECORDING_GAP)
                .set(RECORDING_GAP.RECORDING_ID, id)
                .set(RECORDING_GAP.GAP_NO, (short) number)
                .set(RECORDING_GAP.BEGAN_AT, utc(gap.from()))
                .set(RECORDING_GAP.ENDED_AT, utc(gap.to()))
                .set(RECORDING_GAP.AGENT_ID, gap.by())
                .set(RECORDING_GAP.REASON, gap.reason())
                .set(RECORDING_GAP.ENDING, gap.ending().name())
                .execute();
    }

    private static void insert(DSLContext dsl, UUID id, int number, Recording.Track track) {
        dsl.insertInto(RECORDING_TRACK)
                .set(RECORDING_TRACK.RECORDING_ID, id)
                .set(RECORDING_TRACK.TRACK_NO, (short) number)
                .set(RECORDING_TRACK.PARTY, track.party().name())
                .set(RECORDING_TRACK.AGENT_ID, track.agentId().orElse(null))
                .set(RECORDING_TRACK.SOURCE_FILE, track.sourceFile())
                .set(RECORDING_TRACK.STATE, track.state().name())
                .set(RECORDING_TRACK.STARTED_AT, utc(track.startedAt()))
                .set(RECORDING_TRACK.OFFSET_MS, track.offset().toMillis())
                .set(RECORDING_TRACK.DURATION_MS, track.duration().toMillis())
                .set(RECORDING_TRACK.RMS_DBFS, (float) track.rms())
                .set(RECORDING_TRACK.PEAK_DBFS, (float) track.peak())
                .set(
                        RECORDING_TRACK.TALKED_MS,
                        track.talked().map(Duration::toMillis).orElse(null))
                .execute();
    }

    @Override
    public void fail(UUID id, String note) {
        database.dsl()
                .update(RECORDING)
                .set(RECORDING.STATE, State.FAILED.name())
                .set(RECORDING.NOTE, note)
                .where(RECORDING.ID.eq(id))
                .and(RECORDING.STATE.in(State.PENDING.name(), State.FAILED.name()))
                .execute();
    }

    @Override
    public void found(List<Discrepancy> discrepancies) {
        database.runInTransaction(dsl -> Discrepancies.add(dsl, discrepancies));
    }

    @Override
    public List<Discrepancy> discrepancies(Instant since, int limit) {
        return Discrepancies.since(database.dsl(), since, limit);
    }

    @Override
    public Open openDiscrepancies(Instant since) {
        return Discrepancies.open(database.dsl(), since);
    }

    @Override
    public Map<String, State> states(Collection<String> callIds) {
        return database.dsl()
                .select(RECORDING.CALL_ID, RECORDING.STATE)
                .from(RECORDING)
                .where(RECORDING.CALL_ID.in(callIds))
                .fetchMap(RECORDING.CALL_ID, row -> State.valueOf(row.value2()));
    }

    @Override
    public void remark(UUID id, String note) {
        database.dsl()
                .update(RECORDING)
                .set(RECORDING.NOTE, org.jooq.impl.DSL.concat(RECORDING.NOTE, org.jooq.impl.DSL.val("；" + note)))
                .where(RECORDING.ID.eq(id))
                .and(RECORDING.NOTE.notContains(note))
                .execute();
    }

    @Override
    public Optional<Recording> find(UUID id) {
        return fetch(database.dsl(), RECORDING.ID.eq(id), 1).stream().findFirst();
    }

    @Override
    public Optional<Recording> findByCall(String callId) {
        return fetch(database.dsl(), RECORDING.CALL_ID.eq(callId), 1).stream().findFirst();
    }

    @Override
    public boolean delete(UUID id, String actor, Instant now) {
        return database.dsl()
                        .update(RECORDING)
                        .set(RECORDING.STATE, State.DELETED.name())
                        .set(RECORDING.DELETED_AT, utc(now))
                        .set(RECORDING.DELETED_BY, actor)
                        .where(RECORDING.ID.eq(id))
                        .and(RECORDING.RETAIN_UNTIL.le(utc(now)))
                        .and(RECORDING.STATE.ne(State.DELETED.name()))
                        .andNot(RECORDING.LEGAL_HOLD)
                        .execute()
                == 1;
    }

    @Override
    public int count() {
        return database.dsl().fetchCount(RECORDING, RECORDING.STATE.in(WITH_FILE));
    }

    @Override
    public List<Recording> due(Instant now, int limit) {
        return fetch(
                database.dsl(),
                RECORDING
                        .STATE
                        .in(WITH_FILE)
                        .and(RECORDING.RETAIN_UNTIL.le(utc(now)))
                        .andNot(RECORDING.LEGAL_HOLD),
                limit);
    }

    @Override
    public List<Recording> deletedWithFile(int limit) {
        return fetch(
                database.dsl(),
                RECORDING.STATE.eq(State.DELETED.name()).and(RECORDING.FILE_REMOVED_AT.isNull()),
                limit);
    }

    @Override
    public void fileRemoved(UUID id, Instant now) {
        database.dsl()
                .update(RECORDING)
                .set(RECORDING.FILE_REMOVED_AT, utc(now))
                .where(RECORDING.ID.eq(id))
                .execute();
    }

    @Override
    public boolean hold(UUID id, Hold hold) {
        return database.dsl()
                        .update(RECORDING)
                        .set(RECORDING.LEGAL_HOLD, true)
                        .set(RECORDING.HOLD_REASON, hold.reason())
                        .set(RECORDING.HOLD_BY, hold.by())
                        .set(RECORDING.HOLD_SINCE, utc(hold.since()))
                        .where(RECORDING.ID.eq(id))
                        .and(RECORDING.STATE.ne(State.DELETED.name()))
                        .execute()
                > 0;
    }

    @Override
    public boolean lift(UUID id) {
        return database.dsl()
                        .update(RECORDING)
                        .set(RECORDING.LEGAL_HOLD, false)
                        .set(RECORDING.HOLD_REASON, "")
                        .set(RECORDING.HOLD_BY, "")
                        .setNull(RECORDING.HOLD_SINCE)
                        .where(RECORDING.ID.eq(id))
                        .and(RECORDING.LEGAL_HOLD)
                        .execute()
                > 0;
    }

    @Override
    public void checked(UUID id, IntegrityCheck result, Instant now) {
        database.dsl()
                .update(RECORDING)
                .set(RECORDING.CHECKED_AT, utc(now))
                .set(RECORDING.CHECK_RESULT, result.name())
                .where(RECORDING.ID.eq(id))
                .execute();
    }

    private static List<Recording> fetch(DSLContext dsl, Condition which, int limit) {
        return dsl.selectFrom(RECORDING)
                .where(which)
                .orderBy(RECORDING.RETAIN_UNTIL, RECORDING.ID)
                .limit(limit)
                .fetch()
                .map(row -> RecordingRows.recording(
                        row,
                        dsl.selectFrom(RECORDING_TRACK)
                                .where(RECORDING_TRACK.RECORDING_ID.eq(row.getId()))
                                .orderBy(RECORDING_TRACK.TRACK_NO)
                                .fetch()
                                .map(RecordingRows::track),
                        dsl.selectFrom(RECORDING_GAP)
                                .where(RECORDING_GAP.RECORDING_ID.eq(row.getId()))
                                .orderBy(RECORDING_GAP.GAP_NO)
                                .fetch()
                                .map(RecordingRows::gap)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

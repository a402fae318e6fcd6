package hotline.telephony.store;

import hotline.database.Database;
import hotline.kernel.PhoneNumber;
import hotline.telephony.CallbackSettings;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.call.QueueId;
import hotline.telephony.core.DueCallback;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The list of callbacks. Blocking. */
public final class CallbackTables {

    private static final int MOST_AT_ONCE = 50;
    /** A claim whose call left no trace: the server died between the two. Longer than any ringing. */
    private static final String LOST_CLAIM = "interval '3 minutes'";

    /**
     * @param kind PROMISED or MISSED
     * @param state WAITING, DIALLING, DONE or CLOSED
     * @param attempts how often it was dialled
     * @param reason why it is closed, in Chinese
     */
    public record Callback(
            UUID id,
            String kind,
            String masked,
            String queue,
            Instant entryAt,
            Instant createdAt,
            String state,
            int attempts,
            @Nullable Instant triedAt,
            @Nullable String lastOutcome,
            @Nullable String reason,
            @Nullable Instant closedAt) {}

    private final Database database;
    private final CallbackSettings settings;

    public CallbackTables(Database database, CallbackSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Whom to call back now: promises first, each kind by its entry. */
    public List<DueCallback> due(Instant now) {
        return database.dsl()
                .fetch(
                        "select id, number, number_kind, kind, queue, entry_at from callback where state = 'WAITING'"
                                + " and attempts < ? and (tried_at is null or tried_at <= cast(? as timestamptz))"
                                + " order by kind desc, entry_at limit ?",
                        settings.attempts(),
                        utc(now.minus(settings.retryAfter())),
                        MOST_AT_ONCE)
                .map(row -> new DueCallback(
                        row.get("id", UUID.class),
                        new PhoneNumber(
                                row.get("number", String.class),
                                PhoneNumber.Kind.valueOf(row.get("number_kind", String.class))),
                        CallPurpose.valueOf(row.get("kind", String.class)),
                        new QueueId(row.get("queue", String.class)),
                        row.get("entry_at", OffsetDateTime.class).toInstant()));
    }

    /** @return false when somebody else dials it, or it is closed */
    public boolean claim(UUID callback, CallId call, Instant now) {
        return database.dsl()
                        .execute(
                                "update callback set state = 'DIALLING', attempts = attempts + 1, tried_at = cast(? as timestamptz),"
                                        + " dialled_call = ? where id = ? and state = 'WAITING'",
                                utc(now),
                                call.value(),
                                callback)
                == 1;
    }

    /** What was tried often enough is closed; what a dead server left claimed counts as tried. */
    public void tidy(Instant now) {
        database.dsl()
                .execute(
                        "update callback c set state = 'WAITING', last_outcome = coalesce((select outcome from call_record"
                                + " where call_id = c.dialled_call), 'LOST_SIGHT') where state = 'DIALLING'"
                                + " and (exists (select 1 from call_record r where r.call_id = c.dialled_call"
                                + " and r.ended_at is not null and r.answered_at is null)"
                                + " or (c.tried_at < cast(? as timestamptz) - " + LOST_CLAIM
                                + " and not exists (select 1 from call_record r where r.call_id = c.dialled_call)))",
                        utc(now));
        database.dsl()
                .execute(
                        "update callback set state = 'CLOSED', closed_at = cast(? as timestamptz), closed_by = 'system',"
                                + " reason = '已回拨 ' || attempts || ' 次未接通' where state = 'WAITING' and attempts >= ?",
                        utc(now),
                        settings.attempts());
    }

    /** The open ones first, then the latest closed. @param most at most so many */
    public List<Callback> list(int most) {
        return database.dsl()
                .fetch(
                        "select * from callback order by state in ('WAITING', 'DIALLING') desc,"
                                + " case when state in ('WAITING', 'DIALLING') then entry_at end, closed_at desc limit ?",
                        most)
                .map(CallbackTables::callback);
    }

    public Optional<Callback> find(UUID id) {
        return database.dsl()
                .fetchOptional("select * from callback where id = ?", id)
                .map(CallbackTables::callback);
    }

    /** @return false when it is being dialled, or closed already */
    public boolean cancel(UUID id, String who, String reason, Instant now) {
        return database.dsl()
                        .execute(
                                "update callback set state = 'CLOSED', closed_at = cast(? as timestamptz), closed_by = ?, reason = ?"
                                        + " where id = ? and state = 'WAITING'",
                                utc(now),
                                who,
                                reason,
                                id)
                == 1;
    }

    private static Callback callback(Record row) {
        return new Callback(
                row.get("id", UUID.class),
                row.get("kind", String.class),
                row.get("masked", String.class),
                row.get("queue", String.class),
                row.get("entry_at", OffsetDateTime.class).toInstant(),
                row.get("created_at", OffsetDateTime.class).toInstant(),
                row.get("state", String.class),
                row.get("attempts", Integer.class),
                instant(row, "tried_at"),
                row.get("last_outcome", String.class),
                row.get("reason", String.class),
                instant(row, "closed_at"));
    }

    private static @Nullable Instant instant(Record row, String column) {
        OffsetDateTime at = row.get(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package hotline.telephony.store;

import static hotline.database.jooq.Tables.AGENT_STATE_LOG;
import static hotline.database.jooq.Tables.AGENT_WATCH;
import static hotline.database.jooq.Tables.CALL_EVENT;
import static hotline.database.jooq.Tables.CALL_RECORD;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.database.jooq.tables.records.CallRecordRecord;
import hotline.kernel.PhoneNumber;
import hotline.telephony.call.CallId;
import hotline.telephony.journal.JournalEntry;
import hotline.telephony.journal.JournalId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Query;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;

/**
 * What each fact means for the tables. Fact types not named here still leave their event. All statements of a batch go
 * to PostgreSQL in one exchange.
 */
final class CallProjection {

    private static final String NUL_IN_JSON = "\\u0000";

    void apply(DSLContext dsl, JournalId journal, List<JournalEntry> entries) {
        List<Query> queries = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (JournalEntry entry : entries) {
            String call = text(entry.data(), "call");
            if (entry.type().equals("AgentChanged")) {
                queries.add(agentChanged(dsl, entry));
            } else if (entry.type().equals("WatchKept")) {
                queries.add(watchKept(dsl, journal, entry));
            } else if (call != null) {
                OffsetDateTime at = utc(entry.at());
                if (known.add(call)) {
                    queries.add(insertIfNew(dsl, journal, call, at, entry.data()));
                }
                UpdateSetMoreStep<CallRecordRecord> change = change(dsl, call, entry, at);
                if (change != null) {
                    Condition which = CALL_RECORD.CALL_ID.eq(call);
                    // A call ends once: whoever comes second knows less.
                    queries.add(change.where(
                            entry.type().equals("CallEnded") ? which.and(CALL_RECORD.ENDED_AT.isNull()) : which));
                }
                queries.add(event(dsl, call, entry));
                queries.addAll(CallbackProjection.of(dsl, call, entry));
            }
        }
        if (!queries.isEmpty()) {
            dsl.batch(queries).execute();
        }
    }

    /** Null when the fact changes nothing in the call's row. */
    private static @Nullable UpdateSetMoreStep<CallRecordRecord> change(
            DSLContext dsl, String call, JournalEntry entry, OffsetDateTime at) {
        JsonNode data = entry.data();
        UpdateSetMoreStep<CallRecordRecord> update = dsl.update(CALL_RECORD).set(CALL_RECORD.CALL_ID, call);
        return switch (entry.type()) {
            case "CallAdopted" ->
                text(data, "talkingTo") == null ? null : answered(update, at, text(data, "talkingTo"));
            case "CallPlaced" ->
                update.set(CALL_RECORD.PURPOSE, text(data.path("out"), "purpose"))
                        .set(CALL_RECORD.TICKET_ID, uuid(text(data.path("out"), "ticket")))
                        .set(CALL_RECORD.AGENT_ID, text(data, "agent"));
            case "CallOutMoved" ->
                "TALKING".equals(text(data, "stage"))
                        ? update.set(CALL_RECORD.ANSWERED_AT, coalesce(CALL_RECORD.ANSWERED_AT, val(at)))
                        : null;
            case "CallFromDesk" -> update.set(CALL_RECORD.JOINT_SERVICE, text(data, "service"));
            case "CallQueued" ->
                update.set(CALL_RECORD.QUEUED_AT, coalesce(CALL_RECORD.QUEUED_AT, val(at)))
                        .set(CALL_RECORD.QUEUE, text(data, "queue"));
            case "CallOffered" -> update.set(CALL_RECORD.OFFERS, CALL_RECORD.OFFERS.plus(1));
            case "CallAnswered" -> answered(update, at, text(data, "agent"));
            case "RatingAsked" ->
                update.set(CALL_RECORD.RATING_ASKED_AT, coalesce(CALL_RECORD.RATING_ASKED_AT, val(at)));
            // Told twice when the first time nobody heard that it was told; the agent is known when nobody saw the
            // talk.
            case "ServiceRated" ->
                update.set(CALL_RECORD.RATED_AT, coalesce(CALL_RECORD.RATED_AT, val(at)))
                        .set(CALL_RECORD.RATING_ASKED_AT, coalesce(CALL_RECORD.RATING_ASKED_AT, val(at)))
                        .set(CALL_RECORD.RATING, coalesce(CALL_RECORD.RATING, val(text(data, "rating"))))
                        .set(CALL_RECORD.AGENT_ID, coalesce(CALL_RECORD.AGENT_ID, val(text(data, "agent"))));
            case "CallEnded" -> ended(update, at, data);
            default -> null;
        };
    }

    private static UpdateSetMoreStep<CallRecordRecord> ended(
            UpdateSetMoreStep<CallRecordRecord> update, OffsetDateTime noticed, JsonNode data) {
        String lastSign = text(data, "lastSign");
        OffsetDateTime end = lastSign == null ? noticed : utc(Instant.parse(lastSign));
        return update.set(CALL_RECORD.ENDED_AT, end)
                .set(
                        CALL_RECORD.UNSEEN_MS,
                        lastSign == null ? null : Duration.between(end, noticed).toMillis())
                .set(CALL_RECORD.OUTCOME, text(data, "outcome"))
                .set(CALL_RECORD.AGENT_ID, coalesce(val(text(data, "agent")), CALL_RECORD.AGENT_ID))
                .set(CALL_RECORD.TALKED_MS, data.path("talkedMs").longValue())
                .set(CALL_RECORD.WAITED_MS, coalesce(CALL_RECORD.WAITED_MS, sinceQueued(end)));
    }

    private static UpdateSetMoreStep<CallRecordRecord> answered(
            UpdateSetMoreStep<CallRecordRecord> update, OffsetDateTime at, @Nullable String agent) {
        return update.set(CALL_RECORD.ANSWERED_AT, coalesce(CALL_RECORD.ANSWERED_AT, val(at)))
                .set(CALL_RECORD.AGENT_ID, agent)
                .set(CALL_RECORD.WAITED_MS, coalesce(CALL_RECORD.WAITED_MS, sinceQueued(at)));
    }

    /** Null when the call never reached a queue. */
    private static Field<Long> sinceQueued(OffsetDateTime at) {
        return field("(extract(epoch from ({0} - {1})) * 1000)::bigint", Long.class, val(at), CALL_RECORD.QUEUED_AT);
    }

    private static Query insertIfNew(DSLContext dsl, JournalId journal, String call, OffsetDateTime at, JsonNode data) {
        JsonNode caller = data.path("caller");
        String dialled = text(data, "dialled");
        PhoneNumber number = caller.isObject()
                ? new PhoneNumber(
                        caller.path("digits").asText(),
                        PhoneNumber.Kind.valueOf(caller.path("kind").asText()))
                : new PhoneNumber("", PhoneNumber.Kind.UNUSABLE);
        return dsl.insertInto(CALL_RECORD)
                .set(CALL_RECORD.CALL_ID, call)
                .set(CALL_RECORD.JOURNAL_ID, journal.id())
                .set(CALL_RECORD.CALLER_NUMBER, number.digits())
                .set(CALL_RECORD.CALLER_MASKED, number.masked())
                .set(CALL_RECORD.CALLER_KIND, number.kind().name())
                .set(CALL_RECORD.CALLER_PLACE, number.place())
                .set(CALL_RECORD.DIALLED, dialled == null ? "" : dialled)
                .set(CALL_RECORD.ARRIVED_AT, at)
                .set(CALL_RECORD.DIRECTION, new CallId(call).isOutgoing() ? "OUT" : "IN")
                .onConflictDoNothing();
    }

    private static Query event(DSLContext dsl, String call, JournalEntry entry) {
        return dsl.insertInto(CALL_EVENT)
                .set(CALL_EVENT.CALL_ID, call)
                .set(CALL_EVENT.SEQ, entry.seq())
                .set(CALL_EVENT.AT, utc(entry.at()))
                .set(CALL_EVENT.TYPE, entry.type())
                .set(CALL_EVENT.DATA, json(entry.data()));
    }

    private static Query agentChanged(DSLContext dsl, JournalEntry entry) {
        JsonNode data = entry.data();
        return dsl.insertInto(AGENT_STATE_LOG)
                .set(AGENT_STATE_LOG.AGENT_ID, data.path("agent").asText())
                .set(AGENT_STATE_LOG.SEQ, entry.seq())
                .set(AGENT_STATE_LOG.AT, utc(entry.at()))
                .set(AGENT_STATE_LOG.STATUS, data.path("status").asText())
                .set(AGENT_STATE_LOG.REASON, text(data, "reason"))
                .set(AGENT_STATE_LOG.CALL_ID, text(data, "call"))
                .set(AGENT_STATE_LOG.DATA, json(data));
    }

    private static Query watchKept(DSLContext dsl, JournalId journal, JournalEntry entry) {
        return dsl.insertInto(AGENT_WATCH)
                .set(AGENT_WATCH.JOURNAL_ID, journal.id())
                .set(
                        AGENT_WATCH.BEGAN_AT,
                        utc(Instant.parse(entry.data().path("since").asText())))
                .set(AGENT_WATCH.UNTIL_AT, utc(entry.at()))
                .onConflict(AGENT_WATCH.JOURNAL_ID, AGENT_WATCH.BEGAN_AT)
                .doUpdate()
                .set(AGENT_WATCH.UNTIL_AT, utc(entry.at()));
    }

    private static JSONB json(JsonNode data) {
        return JSONB.valueOf(data.toString().replace(NUL_IN_JSON, ""));
    }

    private static @Nullable String text(JsonNode data, String name) {
        JsonNode value = data.path(name);
        return value.isTextual() ? value.asText().replace("\0", "") : null;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

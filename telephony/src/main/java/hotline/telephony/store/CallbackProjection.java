package hotline.telephony.store;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.journal.JournalEntry;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.impl.DSL;

/**
 * What each fact means for the list of callbacks. Runs after the fact's own statements: the call's row is up to date.
 * Said twice, it changes nothing: the id of an entry follows from the call that it comes from.
 */
final class CallbackProjection {

    /** Whoever hung up earlier than this, in milliseconds of waiting, has changed the mind or misdialled. */
    private static final int LEAST_WAIT_MS = 5000;

    private static final String UNSERVED = Stream.of(
                    CallOutcome.ABANDONED_WAITING,
                    CallOutcome.ABANDONED_RINGING,
                    CallOutcome.NOBODY_AVAILABLE,
                    CallOutcome.FAILSAFE_UNANSWERED,
                    CallOutcome.LOST_SIGHT)
            .map(outcome -> "'" + outcome.name() + "'")
            .collect(Collectors.joining(", "));

    private static final String INSERT = """
            insert into callback (id, kind, number, number_kind, masked, queue, entry_at, source_call, created_at)
            select {0}, {1}, caller_number, caller_kind, caller_masked, coalesce(queue, 'general'),
                   coalesce(queued_at, arrived_at), call_id, {2}
            from call_record
            where call_id = {3} and direction = 'IN' and caller_kind in ('MOBILE', 'LANDLINE')
            """;

    private static final String MISSED = INSERT + " and answered_at is null and outcome in (" + UNSERVED
            + ") and extract(epoch from (ended_at - coalesce(queued_at, ended_at))) * 1000 >= " + LEAST_WAIT_MS
            + " on conflict do nothing";

    private static final String GOT_THROUGH = """
            update callback set state = 'CLOSED', reason = '诉求人已打通', closed_at = {0}, closed_by = 'system'
            where state = 'WAITING' and number <> ''
              and number = (select caller_number from call_record where call_id = {1} and direction = 'IN')
            """;

    private static final String TALKED = """
            update callback set state = 'DONE', closed_at = {0}, closed_by = coalesce({1}, 'system'), last_outcome = 'ANSWERED'
            where dialled_call = {2} and state = 'DIALLING'
            """;

    private static final String NOT_REACHED =
            "update callback set state = 'WAITING', last_outcome = {0} where dialled_call = {1} and state = 'DIALLING'";

    private CallbackProjection() {}

    static List<Query> of(DSLContext dsl, String call, JournalEntry entry) {
        OffsetDateTime at = entry.at().atOffset(ZoneOffset.UTC);
        JsonNode data = entry.data();
        return switch (entry.type()) {
            // A promise takes the place of what was owed to the same number.
            case "CallbackPromised" ->
                List.of(
                        query(
                                dsl,
                                "update callback set state = 'CLOSED', reason = '改为排队回拨', closed_at = {0}, closed_by = 'system'"
                                        + " where kind = 'MISSED' and state = 'WAITING'"
                                        + " and number = (select caller_number from call_record where call_id = {1})",
                                at,
                                call),
                        query(dsl, INSERT + " on conflict do nothing", id(call), "PROMISED", at, call));
            case "CallAnswered" ->
                List.of(
                        query(dsl, GOT_THROUGH, at, call),
                        query(dsl, TALKED, at, data.path("agent").asText(), call));
            case "CallEnded" ->
                List.of(
                        query(dsl, MISSED, id(call), "MISSED", at, call),
                        query(dsl, NOT_REACHED, data.path("outcome").asText(), call));
            default -> List.of();
        };
    }

    private static Query query(DSLContext dsl, String sql, Object... values) {
        return dsl.query(
                sql, Stream.of(values).map(value -> (QueryPart) DSL.val(value)).toArray(QueryPart[]::new));
    }

    private static UUID id(String call) {
        return UUID.nameUUIDFromBytes(("callback of call " + call).getBytes(StandardCharsets.UTF_8));
    }
}

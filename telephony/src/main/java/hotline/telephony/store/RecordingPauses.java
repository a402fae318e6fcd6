package hotline.telephony.store;

import static hotline.database.jooq.Tables.CALL_EVENT;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.database.Database;
import hotline.telephony.call.CallId;
import hotline.telephony.call.PauseEnding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the recording of a call was paused, as far as the journal has been written. Blocking. */
public final class RecordingPauses {

    /** @param to empty when nobody saw its end: it lasted at most until the call's */
    public record Pause(Instant from, Optional<Instant> to, String agent, String reason, PauseEnding ending) {}

    /** @param complete the call's end is written, so everything before it is */
    public record Found(boolean complete, List<Pause> pauses) {}

    private static final List<String> KINDS = List.of("RecordingPaused", "RecordingResumed", "CallEnded");

    private final Database database;

    public RecordingPauses(Database database) {
        this.database = database;
    }

    /** In the order of their beginning. */
    public Found of(CallId call) {
        var events = database.dsl()
                .select(CALL_EVENT.AT, CALL_EVENT.TYPE, CALL_EVENT.DATA)
                .from(CALL_EVENT)
                .where(CALL_EVENT.CALL_ID.eq(call.value()))
                .and(CALL_EVENT.TYPE.in(KINDS))
                .orderBy(CALL_EVENT.AT, CALL_EVENT.SEQ)
                .fetch();
        boolean complete = !events.isEmpty() && events.getLast().value2().equals("CallEnded");
        List<Pause> pauses = new ArrayList<>();
        Pause open = null;
        for (var event : events) {
            Instant at = event.value1().toInstant();
            JsonNode data = CallHistory.parse(event.value3().data());
            switch (event.value2()) {
                case "RecordingPaused" -> {
                    add(pauses, open);
                    open = new Pause(
                            at, Optional.empty(), text(data, "agent"), text(data, "reason"), PauseEnding.CALL_ENDED);
                }
                case "RecordingResumed" -> {
                    open = null;
                    pauses.add(new Pause(
                            Instant.parse(text(data, "since")),
                            Optional.of(at),
                            text(data, "agent"),
                            text(data, "reason"),
                            PauseEnding.valueOf(text(data, "ending"))));
                }
                default -> {}
            }
        }
        add(pauses, open);
        return new Found(complete, List.copyOf(pauses));
    }

    private static void add(List<Pause> pauses, @Nullable Pause open) {
        if (open != null) {
            pauses.add(open);
        }
    }

    private static String text(JsonNode data, String name) {
        return data.path(name).asText();
    }
}

package hotline.desktop.operation;

import hotline.desktop.port.CallRecord;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call with the names of the contract's Call. */
record CallView(
        String callId,
        Instant arrivedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @Nullable String outcomeName,
        String callerMasked,
        @Nullable String callerNumber,
        String place,
        @Nullable String queue,
        @Nullable String agent,
        @Nullable Long waitedMs,
        @Nullable Long talkedMs,
        @Nullable Long unseenMs,
        @Nullable UUID ticketId,
        String direction,
        @Nullable String purpose,
        CallRecord.@Nullable Rated serviceRating) {

    /** Whom an agent called from a ticket, the agent has not seen. */
    private static boolean dialledUnseen(CallRecord call) {
        return call.direction().equals("OUT") && call.ticketId() != null;
    }

    static CallView of(CallRecord call, boolean clear) {
        return new CallView(
                call.callId(),
                call.arrivedAt(),
                call.answeredAt(),
                call.endedAt(),
                call.outcome(),
                call.outcomeName(),
                call.caller().masked(),
                clear && !dialledUnseen(call) ? call.caller().digits() : null,
                call.caller().place(),
                call.queue(),
                call.agent(),
                call.waitedMs(),
                call.talkedMs(),
                call.unseenMs(),
                call.ticketId(),
                call.direction(),
                call.purpose(),
                call.serviceRating());
    }
}

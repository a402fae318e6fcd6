package hotline.desktop.stream;

import hotline.kernel.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 来电弹屏, with the names of the contract. */
public record CallPop(
        String callId,
        @Nullable UUID offerId,
        @Nullable UUID draftId,
        CallerCard caller,
        long waitedMs,
        List<String> why,
        List<?> earlierTickets,
        List<EarlierCall> earlierCalls,
        List<Notice> notices,
        @Nullable String queue,
        @Nullable Out out) {

    /** A call of the same number within the window of repeat callers. */
    public record EarlierCall(
            String callId,
            Instant arrivedAt,
            @Nullable String outcomeName,
            @Nullable String agent) {}

    /** What the agent should know before picking up. @param kind JOINT_DESK, LEADER, REPEAT, MARKED or BLOCKED. @param words in Chinese */
    public record Notice(String kind, String words) {}

    /** It is we who call. @param ticketId what it is about */
    public record Out(
            String purpose, String purposeName, @Nullable UUID ticketId) {}

    /**
     * The whole number is shown: it is the agent's own call (Article 24).
     *
     * @param number null when an agent calls from a ticket, whose numbers only its own agent sees
     */
    public record CallerCard(@Nullable String number, String masked, String kind, String place, String carrier) {

        public CallerCard unseen() {
            return new CallerCard(null, masked, kind, place, carrier);
        }

        public static CallerCard of(PhoneNumber number) {
            return new CallerCard(
                    number.digits(), number.masked(), number.kind().name(), number.place(), number.carrier());
        }
    }
}

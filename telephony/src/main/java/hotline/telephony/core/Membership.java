package hotline.telephony.core;

import hotline.telephony.call.Activity;
import hotline.telephony.call.CallId;
import hotline.telephony.call.PauseReason;
import java.time.Instant;
import java.util.Arrays;

/**
 * An agent's place in Asterisk's own queue. The reason of the pause carries the agent's state, so that it outlives this
 * process: {@code BREAK:午餐}, {@code PAUSED:NO_ANSWER}, {@code WRAP_UP:<epoch second>:<call>}.
 */
public sealed interface Membership {

    record Absent() implements Membership {}

    record Active() implements Membership {}

    record Paused(String reason) implements Membership {}

    /** What Asterisk itself writes when {@code autopause} took an agent out. */
    String AUTO_PAUSE = "Auto-Pause";

    static Membership of(Activity activity) {
        return switch (activity) {
            case Activity.SignedOut _ -> new Absent();
            case Activity.Ready _, Activity.Offered _, Activity.Talking _ -> new Active();
            case Activity.OnBreak onBreak -> new Paused("BREAK:" + onBreak.reason());
            case Activity.Paused paused ->
                new Paused("PAUSED:" + paused.reason().name());
            case Activity.WrapUp wrapUp ->
                new Paused("WRAP_UP:" + wrapUp.until().getEpochSecond() + ":" + wrapUp.after());
        };
    }

    /** The reverse, for whatever text is found. */
    static Activity activity(String reason) {
        String[] parts = reason.split(":", 3);
        return switch (parts[0]) {
            case "PAUSED" -> new Activity.Paused(pauseReason(parts.length > 1 ? parts[1] : ""));
            case AUTO_PAUSE -> new Activity.Paused(PauseReason.NO_ANSWER);
            case "WRAP_UP" -> wrapUp(parts);
            case "BREAK" -> new Activity.OnBreak(reason.substring(Math.min(reason.length(), 6)));
            default -> new Activity.OnBreak(reason);
        };
    }

    private static PauseReason pauseReason(String name) {
        return Arrays.stream(PauseReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(PauseReason.NO_ANSWER);
    }

    private static Activity wrapUp(String[] parts) {
        try {
            return new Activity.WrapUp(new CallId(parts[2]), Instant.ofEpochSecond(Long.parseLong(parts[1])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
            return new Activity.OnBreak("");
        }
    }
}

package hotline.telephony.core;

import hotline.telephony.call.Activity;
import hotline.telephony.call.CallId;
import hotline.telephony.call.PauseReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An agent's place in Asterisk's own queue. The reason of the pause carries the agent's state, so that it outlives this
 * process: {@code BREAK:<since>-<until>:午餐}, {@code PAUSED:NO_ANSWER}, {@code WRAP_UP:<until>:<call>:<extensions>}, and
 * {@code ORDER:} before a break or {@code SIGNED_OUT} that waits for the end of a call. Times are epoch seconds.
 */
public sealed interface Membership {

    record Absent() implements Membership {}

    record Active() implements Membership {}

    record Paused(String reason) implements Membership {}

    /** What Asterisk itself writes when {@code autopause} took an agent out. */
    String AUTO_PAUSE = "Auto-Pause";

    /** Asterisk keeps 79 bytes of a reason. */
    int MOST_BYTES = 79;

    String ORDER = "ORDER:";

    Pattern BREAK = Pattern.compile("BREAK:(\\d{1,11})-(\\d{0,11}):(.*)");

    static Membership of(Activity activity, Instant since) {
        return switch (activity) {
            case Activity.SignedOut _ -> new Absent();
            case Activity.Ready _, Activity.Offered _, Activity.Talking _ -> new Active();
            case Activity.OnBreak onBreak -> new Paused(cut(words(onBreak, since)));
            case Activity.Paused paused ->
                new Paused("PAUSED:" + paused.reason().name());
            case Activity.WrapUp wrapUp ->
                new Paused("WRAP_UP:" + wrapUp.until().getEpochSecond() + ":" + wrapUp.after() + ":"
                        + wrapUp.extensions());
        };
    }

    /** In a call now, and then this: Asterisk's own queue leaves the agent alone too. */
    static Membership ordered(Activity afterCall) {
        return new Paused(cut(ORDER
                + (afterCall instanceof Activity.OnBreak onBreak ? words(onBreak, Instant.EPOCH) : "SIGNED_OUT")));
    }

    private static String words(Activity.OnBreak onBreak, Instant since) {
        return "BREAK:" + since.getEpochSecond() + "-"
                + onBreak.until()
                        .map(until -> String.valueOf(until.getEpochSecond()))
                        .orElse("") + ":"
                + onBreak.reason();
    }

    private static String cut(String text) {
        String shorter = text;
        while (shorter.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }

    /** What a supervisor ordered for the end of the call, when the text says so. */
    static Optional<Activity> afterCall(String reason) {
        if (!reason.startsWith(ORDER)) {
            return Optional.empty();
        }
        String ordered = reason.substring(ORDER.length());
        return Optional.of(ordered.startsWith("BREAK") ? activity(ordered) : new Activity.SignedOut());
    }

    /** Since when a break lasts, when the text says so. */
    static Optional<Instant> since(String reason) {
        Matcher found = BREAK.matcher(reason);
        return found.matches() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(found.group(1)))) : Optional.empty();
    }

    /** The reverse, for whatever text is found. */
    static Activity activity(String reason) {
        String[] parts = reason.split(":", 4);
        return switch (parts[0]) {
            case "PAUSED" -> new Activity.Paused(pauseReason(parts.length > 1 ? parts[1] : ""));
            case AUTO_PAUSE -> new Activity.Paused(PauseReason.NO_ANSWER);
            case "WRAP_UP" -> wrapUp(parts);
            case "BREAK" -> onBreak(reason);
            default -> new Activity.OnBreak(reason);
        };
    }

    private static Activity onBreak(String reason) {
        Matcher found = BREAK.matcher(reason);
        if (!found.matches()) {
            return new Activity.OnBreak(reason.substring(Math.min(reason.length(), 6)));
        }
        return new Activity.OnBreak(
                found.group(3),
                Optional.of(found.group(2))
                        .filter(until -> !until.isEmpty())
                        .map(until -> Instant.ofEpochSecond(Long.parseLong(until))));
    }

    private static PauseReason pauseReason(String name) {
        return Arrays.stream(PauseReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(PauseReason.NO_ANSWER);
    }

    private static Activity wrapUp(String[] parts) {
        try {
            return new Activity.WrapUp(
                    new CallId(parts[2]),
                    Instant.ofEpochSecond(Long.parseLong(parts[1])),
                    parts.length > 3 ? Integer.parseInt(parts[3]) : 0);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
            return new Activity.OnBreak("");
        }
    }
}

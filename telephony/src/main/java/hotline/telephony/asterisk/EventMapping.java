package hotline.telephony.asterisk;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.NodeId;
import hotline.telephony.core.Input;
import hotline.telephony.core.Leg;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * AMI events to inputs. Whatever is unknown or malformed is counted and skipped: it must never stop the reader. A new event
 * is added here and to {@code manager.conf}.
 */
public final class EventMapping {

    static final String FAILSAFE_QUEUE = "failsafe";
    static final String ORIGINATED = "OriginateResponse";
    private static final Pattern PHONE = Pattern.compile("PJSIP/(\\d{2,8})(-[0-9a-f]+)?");
    /** Before the ActionID that we gave, asterisk-java writes its own. */
    private static final char INTERNAL_ACTION_ID_END = '#';
    /** Uniqueids of Asterisk and those that we choose are far shorter. */
    private static final int LONGEST_LEG = 150;

    private final NodeId node;
    private final AtomicLong unused = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();

    /** @param node whose events they are */
    public EventMapping(NodeId node) {
        this.node = node;
    }

    Optional<Input> map(AmiFrame event) {
        try {
            Optional<Input> input = Optional.ofNullable(read(event));
            if (input.isEmpty()) {
                unused.incrementAndGet();
            }
            return input;
        } catch (IllegalArgumentException notAsDocumented) {
            malformed.incrementAndGet();
            return Optional.empty();
        }
    }

    /** Events that lead to nothing, since the start. */
    public long unused() {
        return unused.get();
    }

    /** Events with a missing or impossible field, and frames that are no events, since the start. */
    public long malformed() {
        return malformed.get();
    }

    private @Nullable Input read(AmiFrame event) {
        return switch (event.need("Event")) {
            case "UserEvent" -> ofDialplan(event);
            case "ConfbridgeJoin" -> {
                Rooms.Found room = Rooms.read(event.need("Conference"));
                yield new Input.RoomJoined(call(room.call()), room.place(), leg(event, "Uniqueid"));
            }
            case ORIGINATED ->
                "Success".equalsIgnoreCase(event.need("Response")) ? null : new Input.GuestFailed(actionId(event));
            case "DialBegin" -> ringing(event);
            case "Hangup" -> new Input.LegEnded(leg(event, "Uniqueid"), cause(event.get("Cause")));
            case "MixMonitorMute" -> new Input.RecordingMuted(leg(event, "Uniqueid"), "1".equals(event.need("State")));
            case "DeviceStateChange" ->
                phone(event.get("Device"))
                        .map(phone -> new Input.PhoneChanged(node, phone, reachable(event.need("State"))))
                        .orElse(null);
            case "QueueCallerJoin" ->
                FAILSAFE_QUEUE.equals(event.get("Queue"))
                        ? new Input.JoinedFailsafe(call(event.need("Uniqueid")))
                        : null;
            case "QueueMemberPause" -> paused(event);
            default -> null;
        };
    }

    /** The dialplan's own events. */
    private @Nullable Input ofDialplan(AmiFrame event) {
        return switch (event.need("UserEvent")) {
            case "CallStart" ->
                new Input.CallSeen(
                        call(event.need("HCALL")),
                        PhoneNumber.parse(orEmpty(event.get("Caller"))),
                        orEmpty(event.get("Dialled")),
                        leg(event, "Chan"));
            case "AgentAnswered" ->
                new Input.LegAnswered(
                        call(event.need("HCALL")),
                        new Leg(new Extension(event.need("Agent")), leg(event, "Leg"), leg(event, "Chan")));
            case "CallEnd" -> new Input.CallOver(call(event.need("HCALL")));
            case "RatingAsked" -> new Input.RatingAsked(call(event.need("HCALL")));
            case "CallRated" ->
                KeptRatings.read(event.need("HCALL"), event.need("Kept")).orElse(null);
            case "DeskConfirmed" -> new Input.DeskConfirmed(call(event.need("HCALL")), leg(event, "Leg"));
            default -> null;
        };
    }

    private @Nullable Input ringing(AmiFrame event) {
        Extension phone = phone(event.get("DestChannel")).orElse(null);
        String caller = event.get("Uniqueid");
        // Whom we have rung has no caller, and is known already.
        return phone == null || caller == null
                ? null
                : new Input.LegRinging(
                        call(caller), new Leg(phone, leg(event, "DestUniqueid"), leg(event, "DestChannel")));
    }

    private static @Nullable Input paused(AmiFrame event) {
        Extension phone = phone(event.get("Interface")).orElse(null);
        return phone == null || !FAILSAFE_QUEUE.equals(event.get("Queue"))
                ? null
                : new Input.MemberPaused(phone, event.need("PausedReason"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private CallId call(String id) {
        CallId call = new CallId(id);
        if (!call.node().equals(node)) {
            throw new IllegalArgumentException("a call of another node");
        }
        return call;
    }

    /** The name or the Uniqueid of a channel. */
    private static String leg(AmiFrame event, String field) {
        String leg = event.need(field);
        if (leg.isEmpty() || leg.length() > LONGEST_LEG) {
            throw new IllegalArgumentException(field + " names no channel");
        }
        return leg;
    }

    /** Q.850; 0 when Asterisk does not say. */
    private static int cause(@Nullable String text) {
        return text == null || text.isEmpty() ? 0 : Integer.parseInt(text);
    }

    private static String actionId(AmiFrame event) {
        String id = event.need("ActionID");
        return id.substring(id.indexOf(INTERNAL_ACTION_ID_END) + 1);
    }

    /** From a channel or device name of a phone: {@code PJSIP/1001-0000002a}. */
    static Optional<Extension> phone(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        Matcher matcher = PHONE.matcher(name);
        return matcher.matches() ? Optional.of(new Extension(matcher.group(1))) : Optional.empty();
    }

    /** From Asterisk's device states: {@code NOT_INUSE INUSE BUSY UNAVAILABLE INVALID UNKNOWN RINGING …}, in any spelling. */
    static boolean reachable(@Nullable String deviceState) {
        if (deviceState == null) {
            return false;
        }
        return switch (deviceState.toUpperCase(Locale.ROOT).replace(' ', '_')) {
            case "UNAVAILABLE", "INVALID", "UNKNOWN" -> false;
            default -> true;
        };
    }
}

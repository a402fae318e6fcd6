package hotline.telephony.asterisk;

import hotline.kernel.PhoneNumber;
import hotline.telephony.asterisk.event.AgentAnsweredEvent;
import hotline.telephony.asterisk.event.CallEndEvent;
import hotline.telephony.asterisk.event.CallRatedEvent;
import hotline.telephony.asterisk.event.CallStartEvent;
import hotline.telephony.asterisk.event.DeskConfirmedEvent;
import hotline.telephony.asterisk.event.MixMonitorMuteEvent;
import hotline.telephony.asterisk.event.RatingAskedEvent;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.core.Input;
import hotline.telephony.core.Leg;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.event.ConfbridgeJoinEvent;
import org.asteriskjava.manager.event.DeviceStateChangeEvent;
import org.asteriskjava.manager.event.DialBeginEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.QueueMemberPauseEvent;
import org.jspecify.annotations.Nullable;

/** AMI events to inputs. Whatever is unknown or malformed is counted and skipped: it must never stop the reader. */
public final class EventMapping {

    static final String FAILSAFE_QUEUE = "failsafe";
    private static final Pattern PHONE = Pattern.compile("PJSIP/(\\d{2,8})(-[0-9a-f]+)?");

    private final AtomicLong unused = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();

    public Optional<Input> map(ManagerEvent event) {
        try {
            Optional<Input> input = Optional.ofNullable(read(event));
            if (input.isEmpty()) {
                unused.incrementAndGet();
            }
            return input;
        } catch (IllegalArgumentException | NullPointerException notAsDocumented) {
            malformed.incrementAndGet();
            return Optional.empty();
        }
    }

    /** Events that lead to nothing, since the start. */
    public long unused() {
        return unused.get();
    }

    /** Events with a missing or impossible field, since the start. */
    public long malformed() {
        return malformed.get();
    }

    private static @Nullable Input read(ManagerEvent event) {
        return switch (event) {
            case CallStartEvent it ->
                new Input.CallSeen(
                        new CallId(it.getHcall()), PhoneNumber.parse(it.getCaller()), it.getDialled(), it.getChan());
            case AgentAnsweredEvent it ->
                new Input.LegAnswered(
                        new CallId(it.getHcall()), new Leg(new Extension(it.getAgent()), it.getLeg(), it.getChan()));
            case CallEndEvent it -> new Input.CallOver(new CallId(it.getHcall()));
            case DeskConfirmedEvent it -> new Input.DeskConfirmed(new CallId(it.getHcall()), it.getLeg());
            case RatingAskedEvent it -> new Input.RatingAsked(new CallId(it.getHcall()));
            case CallRatedEvent it ->
                KeptRatings.read(it.getHcall(), it.getKept()).orElse(null);
            case ConfbridgeJoinEvent it -> {
                Rooms.Found room = Rooms.read(it.getConference());
                yield new Input.RoomJoined(new CallId(room.call()), room.place(), it.getUniqueId());
            }
            case MixMonitorMuteEvent it ->
                new Input.RecordingMuted(java.util.Objects.requireNonNull(it.getUniqueId()), it.isMuted());
            case OriginateResponseEvent it -> it.isSuccess() ? null : new Input.GuestFailed(it.getActionId());
            case DialBeginEvent it -> ringing(it);
            case HangupEvent it -> new Input.LegEnded(it.getUniqueId(), it.getCause() == null ? 0 : it.getCause());
            case DeviceStateChangeEvent it ->
                phone(it.getDevice())
                        .map(phone -> new Input.PhoneChanged(phone, reachable(it.getState())))
                        .orElse(null);
            case QueueCallerJoinEvent it ->
                FAILSAFE_QUEUE.equals(it.getQueue()) ? new Input.JoinedFailsafe(new CallId(it.getUniqueId())) : null;
            case QueueMemberPauseEvent it -> paused(it);
            default -> null;
        };
    }

    private static @Nullable Input ringing(DialBeginEvent event) {
        Extension phone = phone(event.getDestChannel()).orElse(null);
        return phone == null
                ? null
                : new Input.LegRinging(
                        new CallId(event.getUniqueId()),
                        new Leg(phone, event.getDestUniqueId(), event.getDestChannel()));
    }

    private static @Nullable Input paused(QueueMemberPauseEvent event) {
        Extension phone = phone(event.getInterface()).orElse(null);
        String reason = event.getPausedreason();
        return phone == null || reason == null || !FAILSAFE_QUEUE.equals(event.getQueue())
                ? null
                : new Input.MemberPaused(phone, reason);
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
        return switch (deviceState.toUpperCase(java.util.Locale.ROOT).replace(' ', '_')) {
            case "UNAVAILABLE", "INVALID", "UNKNOWN" -> false;
            default -> true;
        };
    }
}

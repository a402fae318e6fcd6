package hotline.telephony.asterisk;

import hotline.telephony.call.SupervisionMode;
import hotline.telephony.core.Place;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dialplan's contexts that lead into a call's rooms, and the names of those rooms. The extension is the call's id. */
final class Rooms {

    static final String CITIZEN = "room-citizen";
    static final String DESK = "desk-main";
    /** Where Asterisk says a joint desk is from its key on, although it is in the room. */
    private static final String DESK_CONFIRMS = "desk-confirms";

    /** Our side of a call that we make. */
    static final String OUT_AGENT = "out-agent";

    /** The same, of somebody outside. */
    static final String OUT_GUEST = "out-guest";

    /** The other side of it, once it answers. */
    static final String OUT_CITIZEN = "out-citizen";

    private static final String AGENT_MAIN = "agent-main";
    private static final String AGENT_SIDE = "agent-side";
    private static final String GUEST_MAIN = "guest-main";
    private static final String GUEST_SIDE = "guest-side";
    /** Before the call's id in the name of the room apart. */
    private static final String SIDE = "side-";

    /** @param place {@link Place#MAIN} or {@link Place#SIDE} */
    record Found(String call, Place place) {}

    private Rooms() {}

    static String ofAgent(Place place) {
        return place == Place.SIDE ? AGENT_SIDE : AGENT_MAIN;
    }

    static String ofGuest(Place place) {
        return place == Place.SIDE ? GUEST_SIDE : GUEST_MAIN;
    }

    static String ofSpy(SupervisionMode mode) {
        return switch (mode) {
            case LISTEN -> "spy-listen";
            case WHISPER -> "spy-whisper";
            case BARGE -> "spy-barge";
            case TAKE_OVER, STOP -> throw new IllegalStateException("no spying: " + mode);
        };
    }

    /** How a supervisor's leg spies, by the context that it runs in; empty when it does not. */
    static Optional<SupervisionMode> spyMode(@Nullable String context) {
        return Stream.of(SupervisionMode.LISTEN, SupervisionMode.WHISPER, SupervisionMode.BARGE)
                .filter(mode -> ofSpy(mode).equals(context))
                .findFirst();
    }

    /** From a conference's name. */
    static Found read(String conference) {
        return conference.startsWith(SIDE)
                ? new Found(conference.substring(SIDE.length()), Place.SIDE)
                : new Found(conference, Place.MAIN);
    }

    /** Where an agent's leg is, by the context that it runs in; empty outside rooms. */
    static Optional<Place> agentPlace(@Nullable String context) {
        return switch (context) {
            case AGENT_MAIN, OUT_AGENT -> Optional.of(Place.MAIN);
            case AGENT_SIDE -> Optional.of(Place.SIDE);
            case null, default -> Optional.empty();
        };
    }

    /** The same for a guest's leg that was answered. */
    static Optional<Place> guestPlace(@Nullable String context) {
        return switch (context) {
            case GUEST_MAIN, DESK, DESK_CONFIRMS, OUT_GUEST -> Optional.of(Place.MAIN);
            case GUEST_SIDE -> Optional.of(Place.SIDE);
            case null, default -> Optional.empty();
        };
    }
}

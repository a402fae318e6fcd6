package hotline.telephony.call;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is in a talk, and where.
 *
 * @param onHold the citizen hears music
 * @param agent where the agent's leg is
 * @param guest whoever was called into it
 * @param pause of the recording, when every leg is confirmed not to be recorded
 * @param note what just came to nothing, in Chinese; empty when there is nothing to say
 */
public record TalkState(
        boolean onHold,
        AgentPlace agent,
        boolean muted,
        Optional<Guest> guest,
        Optional<RecordingPause> pause,
        String note) {

    /** Nobody on hold, nobody called in. */
    public static final TalkState PLAIN =
            new TalkState(false, AgentPlace.WITH_CITIZEN, false, Optional.empty(), Optional.empty(), "");

    public TalkState with(Optional<RecordingPause> present) {
        return new TalkState(onHold, agent, muted, guest, present, note);
    }

    public enum AgentPlace {
        WITH_CITIZEN,
        ASIDE,
        LEFT
    }

    public enum GuestStage {
        RINGING,
        /** Apart from the citizen. */
        ASIDE,
        /** With the citizen. */
        TOGETHER
    }

    /** @param number as it was called */
    public record Guest(
            GuestPurpose purpose, String number, GuestStage stage, Instant since, Optional<HandOver> handOver) {}

    /** @param seat which desk rings or talks: 0 the main one, then the alternates */
    public record HandOver(UUID id, JointService service, int seat, boolean confirmedByKey, boolean confirmedSpoken) {}
}

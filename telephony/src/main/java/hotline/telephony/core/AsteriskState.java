package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.SupervisionMode;
import hotline.telephony.call.TalkState.GuestStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found on a node when its connection came up.
 *
 * @param dialling calls of ours whose other side has not answered
 * @param phones every phone it knows, and whether it can be reached
 * @param spies supervisors' legs on agents' legs, also those that still ring
 * @param orphans legs in rooms of calls whose citizen is gone
 */
public record AsteriskState(
        List<Citizen> citizens,
        List<Dialling> dialling,
        List<Member> members,
        Map<Extension, Boolean> phones,
        List<FoundSpy> spies,
        List<Orphan> orphans) {

    /** Of an Asterisk that is no more. */
    static final AsteriskState NOTHING =
            new AsteriskState(List.of(), List.of(), List.of(), Map.of(), List.of(), List.of());

    /**
     * A citizen's leg.
     *
     * @param age since the leg came into being
     * @param inFailsafe waits in, or was connected by, Asterisk's own queue
     * @param entry when the citizen entered the queue, if so
     * @param talkingTo the agent's leg in the same bridge
     * @param talkingSince when an agent answered last
     * @param ringing the agent's leg that rings for this citizen
     * @param out in case it is a call of ours
     * @param pause of the recording, as {@link Command.MarkPause} wrote it; empty when there is none
     * @param rooms who is in, or rung into, this call's rooms; empty for a call that has none
     * @param rating whether the dialplan asks about the service: the talk is over
     * @param desk the line of the joint desk that called
     * @param handedIn the Uniqueid of this leg when it is that of a citizen whom a joint desk handed over
     */
    public record Citizen(
            CallId call,
            String channel,
            PhoneNumber caller,
            Duration age,
            boolean inFailsafe,
            Optional<Instant> entry,
            Optional<Leg> talkingTo,
            Optional<Instant> talkingSince,
            Optional<Leg> ringing,
            String pause,
            Optional<Rooms> rooms,
            boolean rating,
            Optional<Extension> desk,
            Optional<String> handedIn,
            Optional<OutgoingMark> out) {}

    /**
     * @param agent empty when no agent's leg is in a room: gone, in the bridge of two, or called in as a guest before
     *     the call was passed on
     * @param guests all legs that were called in
     */
    public record Rooms(boolean citizenInMain, Optional<FoundAgent> agent, List<FoundGuest> guests) {
        static final Rooms NONE = new Rooms(false, Optional.empty(), List.of());
    }

    /** @param ourLeg the Uniqueid of our side's leg, if it is there. @param rings whether the other side is rung */
    public record Dialling(CallId call, Optional<String> ourLeg, boolean rings) {}

    /** @param supervisor who took the talk over, if somebody did */
    public record FoundAgent(Leg leg, Place place, Optional<AgentId> supervisor) {}

    /** @param mark as {@link Command.Spy} gave it @param mode empty while it rings */
    public record FoundSpy(String leg, CallId call, String mark, Optional<SupervisionMode> mode) {}

    /** @param mark as {@link Command.Invite} gave it */
    public record FoundGuest(String leg, GuestStage stage, String mark, boolean confirmedByKey) {}

    /** @param call that is over */
    public record Orphan(CallId call, String channel) {}

    /** A signed-in agent, as mirrored into Asterisk's own queue. @param pause the text of the pause's reason */
    public record Member(AgentId agent, Extension phone, Optional<String> pause) {}
}

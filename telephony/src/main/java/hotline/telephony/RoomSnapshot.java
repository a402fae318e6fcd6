package hotline.telephony;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.AgentStatus;
import hotline.telephony.call.CallId;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.OutgoingCall;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.routing.Routing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything live, at one moment.
 *
 * @param connected whether any node is connected and its state known
 * @param away nodes that are not
 * @param agents everyone signed in, and everyone seen since the start
 * @param routing how calls are routed now
 */
public record RoomSnapshot(
        Instant at,
        boolean connected,
        List<NodeId> away,
        List<AgentStatus> agents,
        List<LiveCall> calls,
        Routing routing) {

    /**
     * @param state {@code Greeting Queued Offered Ringing CallingOut Talking Failsafe}
     * @param queuedAt when it entered the queue; empty in the greeting
     * @param agent who is offered the call or talks
     * @param out when it is we who call
     * @param recording the tracks that should grow now; empty unless somebody talks
     */
    public record LiveCall(
            CallId call,
            PhoneNumber caller,
            String state,
            Instant arrivedAt,
            QueueId queue,
            Optional<Instant> queuedAt,
            Optional<AgentId> agent,
            Optional<OutgoingCall> out,
            List<RecordedTrack> recording) {}
}

package hotline.telephony.core;

import hotline.telephony.RoomSnapshot;
import hotline.telephony.RoomSnapshot.LiveCall;
import hotline.telephony.call.AgentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The live state as others may see it. */
final class Snapshots {

    private Snapshots() {}

    static RoomSnapshot of(Room room, Instant now) {
        return new RoomSnapshot(
                now,
                room.nodes.connected(),
                room.nodes.all().stream()
                        .filter(node -> !room.nodes.connected(node))
                        .toList(),
                room.agents.values().stream().map(Agent::status).toList(),
                room.calls.values().stream().map(Snapshots::live).toList(),
                room.routing());
    }

    private static LiveCall live(Call call) {
        Optional<AgentId> agent = call.offer != null
                ? Optional.of(call.offer.agent())
                : call.state == CallState.TALKING || call.state == CallState.CALLING_OUT
                        ? Optional.ofNullable(call.lastAgent)
                        : Optional.empty();
        return new LiveCall(
                call.id,
                call.caller,
                call.state.title(),
                call.arrivedAt,
                call.queue,
                Optional.ofNullable(call.entry),
                agent,
                call.placed(),
                call.state == CallState.TALKING ? call.tracks.goingOn() : List.of());
    }
}

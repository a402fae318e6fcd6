package hotline.telephony.core;

import java.time.Instant;

/**
 * Routing goes on as fairly as before this process: longest idle, time talked, hourly limit and last agent. What was
 * seen in its time is newer and stays.
 */
final class ShiftDesk {

    private final Room room;
    private boolean told;

    ShiftDesk(Room room) {
        this.room = room;
    }

    /** Once; agents who are found or sign in later are remembered then. */
    void goOn(Input.Remembered remembered, Instant now) {
        if (told) {
            return;
        }
        told = true;
        room.earlier = remembered.earlier();
        room.lastAgents.servedBefore(remembered.served());
        room.agents.values().forEach(agent -> {
            agent.goOn(room.earlier.shift(agent.id), now);
            room.limit(agent, now);
            room.reindex(agent);
        });
    }
}

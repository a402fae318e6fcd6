package hotline.telephony.core;

import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.PauseReason;
import java.time.Duration;
import java.time.Instant;

/**
 * Every state in which calls are kept from, or sent to, an agent needs a deadline or a sign of life: an offer has its
 * lease ({@link OfferDesk#leaseDue}), wrap-up its clock; a talk lives as long as its call, a ready agent as long as
 * the desktop.
 */
final class AgentLeases {

    static final Duration TALK_CHECK_EVERY = Duration.ofMinutes(1);

    private final Room room;
    private final AgentDesk agents;

    AgentLeases(Room room, AgentDesk agents) {
        this.room = room;
        this.agents = agents;
    }

    void desktop(AgentId id, boolean open, Instant now) {
        if (open) {
            room.desktops.add(id);
            return;
        }
        room.desktops.remove(id);
        Agent agent = room.agents.get(id);
        if (agent != null) {
            agent.desktopGoneSince = now;
            room.deadlines.add(now.plus(room.rules.desktopPatience()), Deadlines.Kind.DESKTOP, id.value());
        }
    }

    /** Calls are not offered to nobody. */
    void desktopDue(Step step, Agent agent, Instant now) {
        Duration patience = room.rules.desktopPatience();
        Instant since = agent.since.isAfter(agent.desktopGoneSince) ? agent.since : agent.desktopGoneSince;
        if (patience.isPositive()
                && agent.activity instanceof Activity.Ready
                && !room.desktops.contains(agent.id)
                && !since.plus(patience).isAfter(now)) {
            agents.pause(step, agent, PauseReason.DESKTOP_GONE, now);
        }
    }

    /** A talk whose call is not known any more is over, whatever was missed. */
    void talkDue(Step step, Agent agent, Instant now) {
        if (!(agent.activity instanceof Activity.Talking talking)) {
            return;
        }
        if (room.call(talking.talkingOn()) == null) {
            step.moved(talking.talkingOn(), "agent " + agent.id + " is freed: the call is not known any more");
            agents.wrapUp(step, agent, talking.talkingOn(), now);
        } else {
            room.deadlines.add(now.plus(TALK_CHECK_EVERY), Deadlines.Kind.TALK_CHECK, agent.id.value());
        }
    }
}

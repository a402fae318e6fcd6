package hotline.telephony.core;

import hotline.regulation.clause.Clause;
import hotline.telephony.call.HandOverStep;
import hotline.telephony.call.TalkState.GuestStage;
import hotline.telephony.fact.Fact;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The record of hand-overs to joint desks (Art 18): each step once, with its time and actor. */
@Clause("18")
final class HandOverDesk {

    private static final int TO_REMEMBER = 10_000;

    /** Cancelled, failed or left: nothing more is to be said. */
    private final Set<UUID> over = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > TO_REMEMBER;
        }
    });

    boolean isOver(HandOver handOver) {
        return over.contains(handOver.id);
    }

    void noteUnlessOver(Step step, Call call, HandOver handOver, HandOverStep what, String actor, Instant now) {
        if (!isOver(handOver)) {
            note(step, call, handOver, what, actor, now);
        }
    }

    /** @param actor an agent, a desk's number, {@code citizen} or {@code system} */
    void note(Step step, Call call, HandOver handOver, HandOverStep what, String actor, Instant now) {
        step.moved(call.id, "hand-over to " + handOver.service.number() + ": " + what);
        step.publish(new Fact.HandOverMoved(
                now, call.id, handOver.id, handOver.service, handOver.seat, what, actor, what.chinese()));
        switch (what) {
            case CANCELLED, FAILED, DESK_LEFT, CITIZEN_LEFT -> over.add(handOver.id);
            case ASKED,
                    DESK_RINGS,
                    NO_ANSWER,
                    DESK_ANSWERED,
                    THREE_WAY,
                    CONFIRMED_BY_KEY,
                    CONFIRMED_SPOKEN,
                    AGENT_LEFT,
                    AGENT_DROPPED -> {}
        }
    }

    /** Citizen and desk are in one room, or with the agent all three. */
    void met(Step step, Call call, Conference talk, Instant now) {
        Guest guest = talk.guest;
        HandOver handOver = guest == null ? null : guest.handOver;
        if (guest == null || handOver == null || guest.stage != GuestStage.TOGETHER) {
            return;
        }
        boolean citizenThere = talk.citizen == Place.MAIN && talk.citizenArrived;
        if (citizenThere && !handOver.met) {
            handOver.met = true;
            step.command(new Command.Keep(call.id, call.channel, false));
        }
        if (citizenThere && !handOver.threeWay && talk.agent == Place.MAIN && talk.agentArrived) {
            handOver.threeWay = true;
            note(step, call, handOver, HandOverStep.THREE_WAY, "system", now);
        }
    }
}

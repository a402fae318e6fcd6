package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.Result;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.NodeId;
import hotline.telephony.core.Deadlines.Kind;
import hotline.telephony.fact.Fact;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The connection to a node came up, for the first time or again: what is found there is made ours, and what is no
 * longer there is ended. Or it was lost, perhaps with all its calls.
 */
final class Takeover {

    private static final PhoneNumber UNKNOWN_CALLER = new PhoneNumber("", PhoneNumber.Kind.UNUSABLE);

    private final Room room;
    private final AgentDesk agents;
    private final CallDesk calls;
    private final ConferenceDesk conferences;
    private final OutgoingDesk outgoing;
    private final RecordingPauses pauses;
    private final RatingDesk ratings;
    private final DeskReturns returns;

    Takeover(
            Room room,
            AgentDesk agents,
            CallDesk calls,
            ConferenceDesk conferences,
            OutgoingDesk outgoing,
            RecordingPauses pauses,
            RatingDesk ratings,
            DeskReturns returns) {
        this.returns = returns;
        this.room = room;
        this.agents = agents;
        this.calls = calls;
        this.conferences = conferences;
        this.outgoing = outgoing;
        this.pauses = pauses;
        this.ratings = ratings;
    }

    void lost(Step step, Input.LinkLost lost, Instant now) {
        NodeId node = lost.node();
        if (room.nodes.firstAsked(node)) {
            agents.lookForPhones(step, now);
        }
        if (room.nodes.lose(node, lost.refused(), now)) {
            room.deadlines.add(now.plus(Exchange.LINK_GRACE), Kind.LINK_GRACE, node.toString());
            step.publish(new Fact.NodeChanged(now, node, false));
            if (!room.nodes.connected()) {
                step.publish(new Fact.LinkChanged(now, false));
            }
            agents.lookForPhones(step, now);
            room.calls.values().stream()
                    .filter(call -> call.id.node().equals(node))
                    .forEach(call -> calls.perhapsCutOff(call, now));
        }
    }

    /** Nothing of it is there any more, or is to be waited for: its agents are needed elsewhere. */
    void gone(Step step, NodeId node, Instant now) {
        Instant since = room.nodes.lostSince(node);
        room.calls.values().stream().filter(call -> call.id.node().equals(node)).forEach(call -> {
            call.lostSince = since;
            call.stopTalking(since);
            call.tracks.legs().forEach(leg -> room.recordedLegEnded(leg, since));
        });
        outgoing.found(step, node, AsteriskState.NOTHING, now);
        endTheVanished(step, node, AsteriskState.NOTHING, now);
    }

    void restored(Step step, NodeId node, AsteriskState found, Instant now) {
        boolean first = !room.nodes.connected();
        room.nodes.connect(node);
        if (first) {
            step.publish(new Fact.LinkChanged(now, true));
        }
        step.publish(new Fact.NodeChanged(now, node, true));
        found.phones().forEach((phone, reachable) -> room.nodes.phone(node, phone, reachable));
        agents.lookForPhones(step, now);
        found.members().forEach(member -> adopt(step, node, member, now));
        outgoing.found(step, node, found, now);
        endTheVanished(step, node, found, now);
        found.citizens().forEach(citizen -> adopt(step, citizen, now));
        found.orphans().forEach(orphan -> step.command(new Command.HangUpLeg(orphan.call(), orphan.channel())));
        room.agents.values().stream()
                .filter(Agent::signedIn)
                .forEach(agent -> AgentDesk.mirrorAgain(step, agent, node));
    }

    private void adopt(Step step, NodeId node, AsteriskState.Member member, Instant now) {
        Agent agent = room.agent(member.agent(), now);
        if (agent.known || room.agentAt(member.phone()) != null) { // our own knowledge is newer
            if (!member.phone().equals(agent.phone)) {
                step.command(new Command.Mirror(node, member.agent(), member.phone(), new Membership.Absent()));
            }
            return;
        }
        room.setPhone(agent, member.phone());
        agent.afterCall = member.pause().flatMap(Membership::afterCall).orElse(null);
        if (agent.afterCall != null) {
            return; // its call is adopted next, or the order is fulfilled
        }
        Activity activity = member.pause().map(Membership::activity).orElse(new Activity.Ready());
        if (activity instanceof Activity.WrapUp wrapUp) {
            agents.wrapUp(step, agent, wrapUp, now);
            if (agent.activity instanceof Activity.Ready) {
                agent.idleFrom(wrapUp.until());
                room.reindex(agent);
            }
        } else {
            agents.change(step, agent, activity, now);
            agent.since = member.pause().flatMap(Membership::since).orElse(now);
        }
    }

    private void endTheVanished(Step step, NodeId node, AsteriskState found, Instant now) {
        Set<CallId> alive =
                found.citizens().stream().map(AsteriskState.Citizen::call).collect(Collectors.toSet());
        List.copyOf(room.calls.keySet()).stream()
                .filter(known -> known.node().equals(node))
                .filter(known -> !alive.contains(known) && !outgoing.isDialling(known))
                .forEach(gone -> {
                    conferences.over(step, room.waitingCall(gone), now);
                    calls.over(step, gone, CallOutcome.LOST_SIGHT, now);
                });
    }

    /**
     * Every live call of a node is known here since its connection came up: what the records show without an end and is
     * not known is over.
     *
     * @return refused when some are of a node of which nothing is known: those are to be asked about again
     */
    Result endTheUnended(Step step, List<Unended> unended, Instant now) {
        for (Unended call : unended) {
            if (room.nodes.isKnown(call.call().node()) && room.call(call.call()) == null && room.end(call.call())) {
                if (!call.recorded()) {
                    step.publish(new Fact.CallArrived(call.since(), call.call(), UNKNOWN_CALLER, ""));
                }
                call.talk().ifPresent(talk -> talkedUnseen(call, talk, now));
                step.moved(call.call(), "ended while nobody watched, last sign " + call.lastSign());
                step.publish(call.ended(now));
            }
        }
        return unended.stream().allMatch(call -> room.nodes.isKnown(call.call().node()))
                ? Result.done()
                : Result.refused("与交换机的连接暂时中断，请稍后再试");
    }

    private void talkedUnseen(Unended call, Unended.Talk talk, Instant now) {
        Agent agent = room.agents.get(talk.agent());
        if (agent != null) {
            agent.wasIdleFrom(call.lastSign(), now);
            agent.tookCall(call.call(), talk.since(), now);
            room.limit(agent, now);
            room.reindex(agent);
        }
    }

    private void adopt(Step step, AsteriskState.Citizen citizen, Instant now) {
        Call known = room.call(citizen.call());
        Call call = known == null ? addFound(step, citizen, now) : known;
        citizen.desk().ifPresent(seat -> returns.fromDesk(step, new Input.FromDesk(call.id, seat), now));
        citizen.handedIn().ifPresent(leg -> returns.takeIn(call, leg));
        if (citizen.rating()) {
            ratings.asked(step, call.id, now);
            return;
        }
        Leg talkingTo = citizen.talkingTo().orElse(null);
        AsteriskState.Rooms rooms = citizen.rooms().orElse(AsteriskState.Rooms.NONE);
        if (talkingTo != null) {
            calls.talks.answered(
                    step, call.id, talkingTo, citizen.talkingSince().orElse(now), now);
        }
        if (rooms.citizenInMain() || (talkingTo != null && (citizen.rooms().isPresent() || call.conference != null))) {
            conferences.takeover.adopt(step, call, rooms, citizen.talkingSince().orElse(now), now);
        } else if (talkingTo == null) {
            TalkTakeover.sendAway(step, call.id, rooms);
            talkEnded(step, call, citizen, now);
        } else {
            // A desk that was rung may have gone while nobody watched: the citizen is not to wait for it.
            step.command(new Command.Keep(call.id, call.channel, false));
        }
        pauses.restored(step, call, citizen.pause(), now);
        citizen.ringing().ifPresent(leg -> calls.offers.ringing(step, new Input.LegRinging(call.id, leg), now));
    }

    private void talkEnded(Step step, Call call, AsteriskState.Citizen citizen, Instant now) {
        Leg known = call.state == CallState.TALKING ? call.leg : null;
        if (known != null) {
            calls.talks.legEnded(step, known.id(), now);
            conferences.legEnded(step, call, known.id(), now);
        }
        if (citizen.inFailsafe()) {
            conferences.backInScript(step, call, now);
            calls.failsafe.joined(step, call.id, now);
        }
    }

    private Call addFound(Step step, AsteriskState.Citizen citizen, Instant now) {
        Instant arrived = now.minus(citizen.age());
        Call call = room.addCall(citizen.call(), citizen.caller(), citizen.channel(), arrived);
        call.entry = citizen.entry().orElse(null);
        citizen.out().ifPresent(mark -> call.out = new Outgoing(mark.what(), null));
        calls.startCitizenTrack(call, arrived);
        Optional<AgentId> talker = citizen.talkingTo().map(leg -> {
            Agent agent = room.agentAt(leg.phone());
            return agent == null ? new AgentId(leg.phone().number()) : agent.id;
        });
        step.publish(new Fact.CallAdopted(now, call.id, call.caller, talker));
        step.moved(call.id, "found on Asterisk");
        if (talker.isEmpty()
                && !citizen.rating()
                && !citizen.rooms().map(AsteriskState.Rooms::citizenInMain).orElse(false)) {
            calls.failsafe.found(step, call, now);
        }
        return call;
    }
}

package hotline.telephony.core;

import hotline.telephony.call.CallId;
import hotline.telephony.call.TalkState.GuestStage;
import hotline.telephony.core.Deadlines.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes on with a talk that was found in Asterisk's rooms when the connection came up. */
final class TalkTakeover {

    private final Room room;
    private final TalkDesk talks;
    private final ConferenceDesk conferences;
    private final GuestCalls phones;

    TalkTakeover(Room room, TalkDesk talks, ConferenceDesk conferences, GuestCalls phones) {
        this.room = room;
        this.talks = talks;
        this.conferences = conferences;
        this.phones = phones;
    }

    /** @param since when an agent answered last */
    void adopt(Step step, Call call, AsteriskState.Rooms found, Instant since, Instant now) {
        Conference talk = ConferenceDesk.conference(call);
        talk.citizen = found.citizenInMain() ? Place.MAIN : Place.BRIDGE;
        talk.citizenArrived = true;
        talk.agentArrived = true;
        adoptAgent(step, call, talk, found, since, now);
        Guest known = talk.guest;
        if (known != null
                && found.guests().stream().noneMatch(guest -> guest.leg().equals(known.leg))) {
            conferences.guests.guestGone(step, call, talk, known, now);
        }
        found.guests().stream()
                .filter(guest -> call.leg == null || !guest.leg().equals(call.leg.id()))
                .sorted(Comparator.comparing(guest -> guest.stage() == GuestStage.RINGING))
                .forEach(guest -> adoptGuest(step, call, talk, guest, now));
        if (talk.guest == null) {
            step.command(new Command.Keep(call.id, call.channel, false));
            if (talk.agent == Place.GONE) {
                TalkMoves.requeue(step, call, talk);
                conferences.moves.watch(call, talk, now);
            }
        }
        ConferenceDesk.tell(step, call, now);
    }

    private void adoptAgent(
            Step step, Call call, Conference talk, AsteriskState.Rooms found, Instant since, Instant now) {
        Leg known = call.leg;
        Optional<Place> passedOn = found.guests().stream()
                .filter(guest -> known != null && guest.leg().equals(known.id()))
                .map(guest -> guest.stage() == GuestStage.ASIDE ? Place.SIDE : Place.MAIN)
                .findFirst();
        if (found.agent().isPresent()) {
            AsteriskState.FoundAgent agent = found.agent().get();
            agent.supervisor()
                    .ifPresentOrElse(
                            supervisor -> talks.takenOver(step, call, agent.leg(), supervisor, since, now),
                            () -> talks.answered(step, call.id, agent.leg(), since, now));
            talk.agent = agent.place();
        } else if (passedOn.isPresent()) {
            talk.agent = passedOn.get();
        } else if (found.citizenInMain() && known != null) {
            talks.legEnded(step, known.id(), now);
            conferences.legEnded(step, call, known.id(), now);
        } else if (found.citizenInMain()) {
            talk.agent = Place.GONE;
            room.move(step, call, CallEvent.ANSWERED);
        } else {
            talk.agent = Place.BRIDGE;
        }
    }

    private void adoptGuest(Step step, Call call, Conference talk, AsteriskState.FoundGuest found, Instant now) {
        Guest known = talk.guest;
        if (known != null && !known.leg.equals(found.leg())) {
            step.command(new Command.HangUpLeg(call.id, found.leg()));
            return;
        }
        Guest guest = known == null ? read(found, now) : known;
        if (guest == null) {
            return;
        }
        talk.guest = guest;
        room.guests.put(guest.leg, call.id);
        if (guest.handOver != null) {
            guest.handOver.confirmedByKey |= found.confirmedByKey();
        }
        if (known == null) {
            recognise(step, call, guest, found.stage(), now);
        }
        if (found.stage() != GuestStage.RINGING) {
            boolean waits = found.stage() == GuestStage.ASIDE && talk.agent == Place.MAIN;
            Place place = found.stage() == GuestStage.ASIDE ? Place.SIDE : Place.MAIN;
            conferences.guests.guestJoined(step, call, talk, guest, place, !waits, now);
        }
    }

    private void recognise(Step step, Call call, Guest guest, GuestStage stage, Instant now) {
        phones.colleague(guest.number).ifPresent(colleague -> {
            if (stage == GuestStage.RINGING && !colleague.busy()) {
                phones.offer(step, call, guest, colleague, now);
            } else {
                guest.colleague = colleague.id;
            }
        });
        if (stage == GuestStage.RINGING) {
            room.deadlines.add(guest.ringsUntil.plus(GuestCalls.RING_SLACK), Kind.GUEST_RING, guest.leg);
        }
    }

    private @Nullable Guest read(AsteriskState.FoundGuest found, Instant now) {
        return GuestMark.read(found.mark())
                .map(mark -> mark.guest(found.leg(), room.jointDesks, now, now.plus(room.jointDesks.ring())))
                .orElse(null);
    }

    /** Nobody of this call's rooms has anybody to talk with: the citizen is elsewhere. */
    static void sendAway(Step step, CallId call, AsteriskState.Rooms found) {
        found.agent()
                .ifPresent(agent ->
                        step.command(new Command.HangUpLeg(call, agent.leg().channel())));
        found.guests().forEach(guest -> step.command(new Command.HangUpLeg(call, guest.leg())));
    }
}

package hotline.telephony.core;

import hotline.telephony.Result;
import hotline.telephony.call.Extension;
import hotline.telephony.call.GuestPurpose;
import hotline.telephony.call.HandOverStep;
import hotline.telephony.core.Deadlines.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Rings whoever is called into a talk: colleagues, outside numbers, joint desks. */
final class GuestCalls {

    private static final Duration GUEST_RING = Duration.ofSeconds(30);
    /** Beyond the ringing itself, for Asterisk to report its end. */
    static final Duration RING_SLACK = Duration.ofSeconds(3);

    private final Room room;
    private final AgentDesk agents;
    private final HandOverDesk handOvers;

    GuestCalls(Room room, AgentDesk agents, HandOverDesk handOvers) {
        this.room = room;
        this.agents = agents;
        this.handOvers = handOvers;
    }

    Result invite(Step step, Call call, Conference talk, GuestPurpose purpose, String number, Instant now) {
        if (talk.guest != null) {
            return Result.refused("已有第三方在通话中，请先让其退出");
        }
        boolean phone = isPhone(number);
        OutsideNumbers.Reading outside = room.outside.read(number);
        Optional<Result> refusal = phone ? refusal(call, number) : Optional.empty();
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!phone && outside instanceof OutsideNumbers.Reading.Refused refused) {
            return Result.refused(refused.reason());
        }
        String dialled = !phone && outside instanceof OutsideNumbers.Reading.Allowed it ? it.digits() : number;
        Guest guest = new Guest(legName(), purpose, dialled, null, now, now.plus(GUEST_RING));
        colleague(dialled).ifPresent(colleague -> {
            offer(step, call, guest, colleague, now);
        });
        ring(step, call, talk, guest, now);
        return Result.done();
    }

    /** The colleague's phone rings: no other call meanwhile. */
    void offer(Step step, Call call, Guest guest, Agent colleague, Instant now) {
        guest.colleague = colleague.id;
        agents.offer(step, colleague, call.id, guest.ringsUntil.plus(RING_SLACK.multipliedBy(2)), now);
    }

    boolean isPhone(String number) {
        return Extension.isValid(number) && room.nodes.knows(new Extension(number));
    }

    private Optional<Result> refusal(Call call, String number) {
        if (call.leg != null && call.leg.phone().number().equals(number)) {
            return Optional.of(Result.refused("不能呼叫自己的分机"));
        }
        Extension phone = new Extension(number);
        if (!room.nodes.reaches(call.id.node(), phone)) {
            return Optional.of(Result.refused(room.nodes.unreachable(phone, call.id.node())));
        }
        Agent user = room.agentAt(phone);
        return user != null && user.busy() ? Optional.of(Result.refused("话务员 " + user.id + " 正在通话")) : Optional.empty();
    }

    Optional<Agent> colleague(String number) {
        return Extension.isValid(number) ? Optional.ofNullable(room.agentAt(new Extension(number))) : Optional.empty();
    }

    private String legName() {
        return Command.GUEST + room.ids.get();
    }

    void ringSeat(Step step, Call call, Conference talk, HandOver handOver, Instant now) {
        Extension seat = handOver.seats.get(handOver.seat);
        Guest guest = new Guest(
                legName(), GuestPurpose.HAND_OVER, seat.number(), handOver, now, now.plus(room.jointDesks.ring()));
        handOvers.note(step, call, handOver, HandOverStep.DESK_RINGS, seat.number(), now);
        ring(step, call, talk, guest, now);
    }

    private void ring(Step step, Call call, Conference talk, Guest guest, Instant now) {
        talk.guest = guest;
        room.guests.put(guest.leg, call.id);
        step.moved(call.id, "a guest is rung: " + guest.purpose);
        step.command(new Command.Invite(
                call.id,
                call.channel,
                guest.leg,
                isPhone(guest.number) ? new Extension(guest.number).device() : room.outside.device(guest.number),
                guest.door(),
                guest.handOver != null,
                GuestMark.of(guest).text(),
                Duration.between(now, guest.ringsUntil)));
        room.deadlines.add(guest.ringsUntil.plus(RING_SLACK), Kind.GUEST_RING, guest.leg);
    }
}

package hotline.telephony.core;

import hotline.telephony.Pop;
import hotline.telephony.Result;
import hotline.telephony.TalkWish;
import hotline.telephony.call.Activity;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.GuestPurpose;
import hotline.telephony.call.HandOverStep;
import hotline.telephony.call.Party;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.call.TalkState;
import hotline.telephony.call.TalkState.GuestStage;
import hotline.telephony.core.Deadlines.Kind;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Talks of more than two, and with someone on hold. Whoever is called in is rung before anybody is moved; from then on
 * all are in rooms of Asterisk, which go on without this process. What was asked for counts when Asterisk reports it.
 */
final class ConferenceDesk {

    private static final Duration GUEST_RING = Duration.ofSeconds(30);
    /** Beyond the ringing itself, for Asterisk to report its end. */
    private static final Duration RING_SLACK = Duration.ofSeconds(3);
    /** A move takes milliseconds; after this it is asked for again. */
    private static final Duration MOVE_PATIENCE = Duration.ofSeconds(1);

    private static final int MOST_MOVES = 3;
    private static final Pattern KEYS = Pattern.compile("[0-9*#]{1,32}");
    private static final Pattern OUTSIDE = Pattern.compile("[0-9]{3,15}");
    private static final List<String> PASSED_ON = List.of("同事转接的来电");

    private static final Result NO_TALK = Result.refused("当前没有通话");
    private static final Result NO_GUEST = Result.refused("没有第三方在通话中");

    private final Room room;
    private final AgentDesk agents;
    private final CallDesk calls;
    private final HandOverDesk handOvers = new HandOverDesk();

    ConferenceDesk(Room room, AgentDesk agents, CallDesk calls) {
        this.room = room;
        this.agents = agents;
        this.calls = calls;
    }

    // ---- wishes

    Result wish(Step step, AgentId id, TalkWish wish, Instant now) {
        Agent agent = room.agents.get(id);
        Call call = agent == null ? null : agent.activity.call().map(room::call).orElse(null);
        if (agent == null || call == null || !agent.talksOn(call.id)) {
            return NO_TALK;
        }
        Leg leg = call.leg;
        if (leg == null || !leg.phone().equals(agent.phone)) {
            return Result.refused("您是被邀请加入的一方，请由主话务员操作");
        }
        Conference talk = conference(call);
        talk.note = "";
        Result result = switch (wish) {
            case TalkWish.Hold _ -> hold(step, call, talk, now);
            case TalkWish.Resume _ -> resume(step, call, talk, now);
            case TalkWish.Mute it -> mute(step, leg, talk, it.muted());
            case TalkWish.Press it -> press(step, call, talk, it.digits());
            case TalkWish.Consult it -> invite(step, call, talk, GuestPurpose.CONSULT, it.number(), now);
            case TalkWish.ThreeWay it -> invite(step, call, talk, GuestPurpose.THREE_WAY, it.number(), now);
            case TalkWish.Transfer it -> transfer(step, call, talk, it.number(), now);
            case TalkWish.ToQueue it -> toQueue(step, call, talk, it);
            case TalkWish.Join _ -> join(step, call, talk, now);
            case TalkWish.Complete _ -> complete(step, call, talk, now);
            case TalkWish.Cancel _ -> cancel(step, call, talk, now);
            case TalkWish.Leave _ -> leave(step, call, talk, now);
            case TalkWish.HandOver it -> handOver(step, call, talk, it, now);
            case TalkWish.ConfirmSpoken _ -> confirmSpoken(step, call, talk, now);
        };
        tell(step, call, now);
        return result;
    }

    /** 挂机 while others are in the talk. Empty when it is an ordinary hang-up of two. */
    Optional<Result> hangUp(Step step, AgentId id, Instant now) {
        Agent agent = room.agents.get(id);
        Call call = agent == null ? null : agent.activity.call().map(room::call).orElse(null);
        if (agent == null || call == null || call.conference == null || !agent.talksOn(call.id)) {
            return Optional.empty();
        }
        Guest guest = call.conference.guest;
        if (guest != null && id.equals(guest.colleague)) {
            step.command(new Command.HangUpLeg(guest.leg));
            return Optional.of(Result.done());
        }
        return guest == null || guest.stage != GuestStage.TOGETHER
                ? Optional.empty()
                : Optional.of(wish(step, id, new TalkWish.Leave(), now));
    }

    private Result hold(Step step, Call call, Conference talk, Instant now) {
        if (talk.agent == Place.SIDE) {
            return Result.done();
        }
        if (isTogether(talk)) {
            return Result.refused("三方通话中不能保持，请先让第三方退出");
        }
        if (talk.guest != null && talk.guest.handOver != null) {
            return Result.refused("正在呼叫联动席，请继续与诉求人通话");
        }
        move(step, call, talk, Place.SIDE, now);
        return Result.done();
    }

    private Result resume(Step step, Call call, Conference talk, Instant now) {
        if (talk.agent == Place.SIDE) {
            move(step, call, talk, Place.MAIN, now);
        }
        return Result.done();
    }

    private static Result mute(Step step, Leg leg, Conference talk, boolean muted) {
        talk.muted = muted;
        step.command(new Command.Mute(leg.channel(), muted));
        return Result.done();
    }

    private static Result press(Step step, Call call, Conference talk, String digits) {
        if (!KEYS.matcher(digits).matches()) {
            return Result.refused("按键只能是 0–9、* 和 #，最多 32 个");
        }
        step.command(new Command.Press(talk.guest == null ? call.channel : talk.guest.leg, digits));
        return Result.done();
    }

    private Result transfer(Step step, Call call, Conference talk, String number, Instant now) {
        Result invited = invite(step, call, talk, GuestPurpose.TRANSFER, number, now);
        if (invited instanceof Result.Done) {
            move(step, call, talk, Place.SIDE, now);
            letGo(step, call);
        }
        return invited;
    }

    private Result toQueue(Step step, Call call, Conference talk, TalkWish.ToQueue wish) {
        if (talk.guest != null) {
            return Result.refused("请先让第三方退出，再转到队列");
        }
        call.queue = wish.queue();
        step.moved(call.id, "sent to queue " + wish.queue());
        requeue(step, call, talk);
        letGo(step, call);
        return Result.done();
    }

    private Result join(Step step, Call call, Conference talk, Instant now) {
        Guest guest = talk.guest;
        if (guest == null) {
            return NO_GUEST;
        }
        if (guest.stage == GuestStage.RINGING) {
            return Result.refused("对方还没有接听");
        }
        if (guest.stage == GuestStage.ASIDE) {
            step.command(new Command.MoveLeg(call.id, guest.leg, Place.MAIN, true));
        }
        move(step, call, talk, Place.MAIN, now);
        return Result.done();
    }

    private Result complete(Step step, Call call, Conference talk, Instant now) {
        Guest guest = talk.guest;
        if (guest == null) {
            return NO_GUEST;
        }
        return switch (guest.stage) {
            case RINGING -> Result.refused("对方还没有接听");
            case TOGETHER -> leave(step, call, talk, now);
            case ASIDE -> {
                talk.completing = true;
                step.command(new Command.MoveLeg(call.id, guest.leg, Place.MAIN, true));
                yield Result.done();
            }
        };
    }

    private Result cancel(Step step, Call call, Conference talk, Instant now) {
        Guest guest = talk.guest;
        if (guest == null) {
            return NO_GUEST;
        }
        if (guest.handOver != null) {
            if (guest.handOver.confirmed()) {
                return Result.refused("联动席已确认接管，不能取消");
            }
            handOvers.note(step, call, guest.handOver, HandOverStep.CANCELLED, actor(call), now);
        }
        step.command(new Command.HangUpLeg(guest.leg));
        guestGone(step, call, talk, guest, now);
        return Result.done();
    }

    private Result leave(Step step, Call call, Conference talk, Instant now) {
        Guest guest = talk.guest;
        if (guest == null || guest.stage != GuestStage.TOGETHER) {
            return Result.refused("没有第三方与诉求人通话，退出会使诉求人掉线；请直接挂机");
        }
        HandOver handOver = guest.handOver;
        if (handOver != null && !handOver.confirmed()) {
            return Result.refused(handOver.confirmedByKey ? "请先标记联动席已口头确认接管，再退出" : "联动席尚未按键确认接管，请勿退出");
        }
        if (handOver != null) {
            handOvers.note(step, call, handOver, HandOverStep.AGENT_LEFT, actor(call), now);
        }
        if (guest.colleague != null) {
            passTo(step, call, talk, guest, guest.colleague, now);
        } else {
            letGo(step, call);
        }
        return Result.done();
    }

    private Result handOver(Step step, Call call, Conference talk, TalkWish.HandOver wish, Instant now) {
        if (talk.guest != null) {
            return Result.refused("已有第三方在通话中，请先让其退出");
        }
        List<Extension> seats = room.jointDesks.seats().getOrDefault(wish.service(), List.of());
        if (seats.isEmpty()) {
            return Result.refused(wish.service().title() + " 没有配置联动席");
        }
        if (talk.agent == Place.SIDE) {
            move(step, call, talk, Place.MAIN, now);
        }
        HandOver handOver = new HandOver(room.ids.get(), wish.service(), seats, wish.thenLeave());
        handOvers.note(step, call, handOver, HandOverStep.ASKED, actor(call), now);
        step.command(new Command.Keep(call.channel, true));
        ringSeat(step, call, talk, handOver, now);
        return Result.done();
    }

    private Result confirmSpoken(Step step, Call call, Conference talk, Instant now) {
        Guest guest = talk.guest;
        HandOver handOver = guest == null ? null : guest.handOver;
        if (guest == null || handOver == null || guest.stage != GuestStage.TOGETHER) {
            return Result.refused("联动席还没有加入通话");
        }
        if (!handOver.confirmedSpoken) {
            handOver.confirmedSpoken = true;
            handOvers.note(step, call, handOver, HandOverStep.CONFIRMED_SPOKEN, actor(call), now);
        }
        leaveIfConfirmed(step, call, talk, handOver, now);
        return Result.done();
    }

    /** The desk pressed its key. */
    void deskConfirmed(Step step, Input.DeskConfirmed confirmed, Instant now) {
        Call call = room.call(confirmed.call());
        Conference talk = call == null ? null : call.conference;
        Guest guest = talk == null ? null : talk.guest;
        if (call == null || talk == null || guest == null || !guest.leg.equals(confirmed.leg())) {
            return;
        }
        HandOver handOver = guest.handOver;
        if (handOver != null && !handOver.confirmedByKey) {
            handOver.confirmedByKey = true;
            handOvers.note(step, call, handOver, HandOverStep.CONFIRMED_BY_KEY, guest.number, now);
            leaveIfConfirmed(step, call, talk, handOver, now);
            tell(step, call, now);
        }
    }

    private void leaveIfConfirmed(Step step, Call call, Conference talk, HandOver handOver, Instant now) {
        if (handOver.thenLeave && handOver.confirmed() && call.leg != null) {
            leave(step, call, talk, now);
        }
    }

    // ---- guests

    private Result invite(Step step, Call call, Conference talk, GuestPurpose purpose, String number, Instant now) {
        if (talk.guest != null) {
            return Result.refused("已有第三方在通话中，请先让其退出");
        }
        Optional<Result> refusal = refusal(call, number);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Guest guest = new Guest(legName(), purpose, number, null, now, now.plus(GUEST_RING));
        colleague(number).ifPresent(colleague -> {
            guest.colleague = colleague.id;
            agents.offer(step, colleague, call.id, now.plus(GUEST_RING).plus(RING_SLACK), now);
        });
        ring(step, call, talk, guest, now);
        return Result.done();
    }

    private Optional<Result> refusal(Call call, String number) {
        boolean phone = Extension.isValid(number) && room.phones.containsKey(new Extension(number));
        if (!phone && !OUTSIDE.matcher(number).matches()) {
            return Optional.of(Result.refused("号码只能是分机号，或 3 至 15 位数字的外线号码"));
        }
        if (!phone) {
            return Optional.empty();
        }
        if (call.leg != null && call.leg.phone().number().equals(number)) {
            return Optional.of(Result.refused("不能呼叫自己的分机"));
        }
        if (!room.phones.getOrDefault(new Extension(number), false)) {
            return Optional.of(Result.refused("分机 " + number + " 未注册或不可达"));
        }
        Agent user = room.agentAt(new Extension(number));
        return user != null && user.busy() ? Optional.of(Result.refused("话务员 " + user.id + " 正在通话")) : Optional.empty();
    }

    private Optional<Agent> colleague(String number) {
        return Extension.isValid(number) ? Optional.ofNullable(room.agentAt(new Extension(number))) : Optional.empty();
    }

    private String legName() {
        return Command.GUEST + room.ids.get();
    }

    private void ringSeat(Step step, Call call, Conference talk, HandOver handOver, Instant now) {
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
        boolean phone = Extension.isValid(guest.number) && room.phones.containsKey(new Extension(guest.number));
        step.command(new Command.Invite(
                call.id,
                call.channel,
                guest.leg,
                phone ? new Extension(guest.number).device() : "PJSIP/" + guest.number + "@trunk",
                guest.door(),
                guest.handOver != null,
                GuestMark.of(guest).text(),
                Duration.between(now, guest.ringsUntil)));
        room.deadlines.add(guest.ringsUntil.plus(RING_SLACK), Kind.GUEST_RING, guest.leg);
    }

    /** Asterisk says who is in which room. */
    void joined(Step step, Input.RoomJoined joined, Instant now) {
        Call call = room.call(joined.call());
        Conference talk = call == null ? null : call.conference;
        if (call == null || talk == null) {
            return;
        }
        Guest guest = talk.guest;
        if (joined.leg().equals(call.id.value())) {
            talk.citizenArrived = true;
        } else if (call.leg != null && joined.leg().equals(call.leg.id())) {
            talk.agentArrived |= joined.place() == talk.agent;
        } else if (guest != null && joined.leg().equals(guest.leg)) {
            guestJoined(step, call, talk, guest, joined.place(), now);
        }
        handOvers.met(step, call, talk, now);
        tell(step, call, now);
    }

    private void guestJoined(Step step, Call call, Conference talk, Guest guest, Place where, Instant now) {
        if (guest.stage == GuestStage.RINGING) {
            guestAnswered(step, call, guest, now);
        }
        guest.stage = where == Place.SIDE ? GuestStage.ASIDE : GuestStage.TOGETHER;
        boolean agentHere = call.leg != null && talk.agent != Place.GONE;
        if (where == Place.MAIN && talk.completing) {
            talk.completing = false;
            leave(step, call, talk, now);
        } else if (agentHere && talk.agent != where) {
            move(step, call, talk, where, now);
        } else if (!agentHere && where == Place.MAIN && guest.colleague != null) {
            passTo(step, call, talk, guest, guest.colleague, now);
        } else if (!agentHere && where == Place.SIDE) {
            step.command(new Command.HangUpLeg(guest.leg));
            guestGone(step, call, talk, guest, now);
            requeue(step, call, talk);
        }
    }

    private void guestAnswered(Step step, Call call, Guest guest, Instant now) {
        guest.since = now;
        step.moved(call.id, "the guest answers");
        call.tracks.add(new RecordedTrack(
                call.id + "-third-" + guest.number + "-" + guest.leg + ".wav", Party.THIRD, Optional.empty(), now));
        if (guest.handOver != null) {
            handOvers.note(step, call, guest.handOver, HandOverStep.DESK_ANSWERED, guest.number, now);
        }
        Agent colleague = guest.colleague == null ? null : room.agents.get(guest.colleague);
        if (colleague != null) {
            agents.talk(step, colleague, call.id, now);
            popTo(step, call, colleague.id, now);
        }
    }

    private void popTo(Step step, Call call, AgentId colleague, Instant now) {
        step.command(new Command.DeliverPop(new Pop(
                now, call.id, Optional.empty(), colleague, call.caller, call.waited(now), PASSED_ON, call.draftId)));
    }

    /** The call is the colleague's from now on; the agent who had it is free. */
    private void passTo(Step step, Call call, Conference talk, Guest guest, AgentId colleague, Instant now) {
        letGo(step, call);
        calls.talkEnded(step, call, now);
        room.guests.remove(guest.leg);
        talk.guest = null;
        talk.agent = Place.MAIN;
        talk.agentArrived = true;
        room.setLeg(call, new Leg(new Extension(guest.number), guest.leg, guest.leg));
        call.lastAgent = colleague;
        call.talkingSince = now;
        step.moved(call.id, "passed to " + colleague);
        step.publish(new Fact.CallAnswered(now, call.id, colleague, call.draftId));
    }

    void guestFailed(Step step, String leg, Instant now) {
        Call call = callOf(leg);
        Conference talk = call == null ? null : call.conference;
        Guest guest = talk == null ? null : talk.guest;
        if (call != null && talk != null && guest != null && guest.leg.equals(leg)) {
            guestGone(step, call, talk, guest, now);
            tell(step, call, now);
        }
    }

    void guestRingDue(Step step, String leg, Instant now) {
        Call call = callOf(leg);
        Guest guest = call == null || call.conference == null ? null : call.conference.guest;
        if (guest != null && guest.leg.equals(leg) && guest.stage == GuestStage.RINGING) {
            step.command(new Command.HangUpLeg(leg));
            guestFailed(step, leg, now);
        }
    }

    private void guestGone(Step step, Call call, Conference talk, Guest guest, Instant now) {
        room.guests.remove(guest.leg);
        talk.guest = null;
        talk.completing = false;
        boolean rang = guest.stage == GuestStage.RINGING;
        step.moved(call.id, rang ? "the guest was not reached" : "the guest is gone");
        releaseColleague(step, call, guest, rang, now);
        talk.note = rang ? "对方未接听" : "";
        HandOver handOver = guest.handOver;
        if (handOver != null) {
            seatGone(step, call, talk, handOver, guest, now);
        } else if (guest.purpose == GuestPurpose.TRANSFER && rang) {
            requeue(step, call, talk);
        } else if (talk.agent == Place.SIDE && call.leg != null && guest.stage == GuestStage.ASIDE) {
            move(step, call, talk, Place.MAIN, now);
        }
    }

    private void seatGone(Step step, Call call, Conference talk, HandOver handOver, Guest guest, Instant now) {
        boolean cancelled = handOvers.isOver(handOver);
        if (guest.stage != GuestStage.RINGING) {
            handOvers.noteUnlessOver(step, call, handOver, HandOverStep.DESK_LEFT, guest.number, now);
            step.command(new Command.Keep(call.channel, false));
            return;
        }
        if (!cancelled) {
            handOvers.note(step, call, handOver, HandOverStep.NO_ANSWER, guest.number, now);
        }
        if (!cancelled && handOver.hasAlternate()) {
            handOver.seat++;
            talk.note = handOver.service.title() + " 联动席未接听，正在呼叫备席";
            ringSeat(step, call, talk, handOver, now);
            return;
        }
        step.command(new Command.Keep(call.channel, false));
        if (!cancelled) {
            handOvers.note(step, call, handOver, HandOverStep.FAILED, "system", now);
            talk.note = handOver.service.title() + " 联动席无人接听，请改用电话联系并继续安抚诉求人";
        }
        if (talk.agent == Place.GONE) {
            requeue(step, call, talk);
        }
    }

    private void releaseColleague(Step step, Call call, Guest guest, boolean rang, Instant now) {
        Agent colleague = guest.colleague == null ? null : room.agents.get(guest.colleague);
        if (colleague == null) {
            return;
        }
        if (rang && colleague.isOffered(call.id)) {
            agents.takeBackOffer(step, colleague, now);
        } else if (colleague.talksOn(call.id)) {
            agents.wrapUp(step, colleague, call.id, now);
        }
    }

    // ---- moves

    private void move(Step step, Call call, Conference talk, Place where, Instant now) {
        Leg leg = call.leg;
        if (leg == null) {
            return;
        }
        if (talk.citizen == Place.BRIDGE) {
            step.command(new Command.MoveBoth(call.id, call.channel, leg.channel(), where));
            talk.citizen = Place.MAIN;
            talk.citizenArrived = false;
        } else {
            step.command(new Command.MoveLeg(call.id, leg.channel(), where, false));
        }
        talk.agent = where;
        talk.agentArrived = false;
        talk.moveAttempts = 0;
        room.deadlines.add(now.plus(MOVE_PATIENCE), Kind.ROOM_MOVE, call.id.value());
    }

    /** Whoever did not arrive is asked for again, alone: the other may be gone. */
    void moveDue(Step step, Call call, Instant now) {
        Conference talk = call.conference;
        if (talk == null || talk.moveAttempts >= MOST_MOVES || (talk.citizenArrived && talk.agentArrived)) {
            return;
        }
        talk.moveAttempts++;
        if (!talk.citizenArrived) {
            step.command(new Command.MoveCitizen(call.id, call.channel));
        }
        Leg leg = call.leg;
        if (!talk.agentArrived && leg != null) {
            step.command(new Command.MoveLeg(call.id, leg.channel(), talk.agent, false));
        }
        room.deadlines.add(now.plus(MOVE_PATIENCE), Kind.ROOM_MOVE, call.id.value());
    }

    /** Hangs the agent up without ending the talk of the others. */
    private static void letGo(Step step, Call call) {
        Leg leg = call.leg;
        if (leg != null) {
            step.command(new Command.LetGo(leg.channel()));
        }
    }

    private static void requeue(Step step, Call call, Conference talk) {
        talk.requeued = true;
        step.command(new Command.Requeue(call.id, call.channel, call.queue));
    }

    // ---- what happens to the call

    /** @return the call in whose talk this leg is the agent's or the guest's; null for none with more than two */
    @Nullable
    Call callOf(String leg) {
        Call call = room.callOfLeg(leg);
        if (call == null && room.guests.containsKey(leg)) {
            call = room.call(room.guests.get(leg));
        }
        return call != null && call.conference != null ? call : null;
    }

    /** After {@link CallDesk#legEnded}, which gave the agent the wrap-up. */
    void legEnded(Step step, Call call, String leg, Instant now) {
        Conference talk = call.conference;
        if (talk == null) {
            return;
        }
        Guest guest = talk.guest;
        if (guest != null && guest.leg.equals(leg)) {
            guestGone(step, call, talk, guest, now);
        } else if (call.leg == null) {
            agentGone(step, call, talk, now);
        }
        tell(step, call, now);
    }

    private void agentGone(Step step, Call call, Conference talk, Instant now) {
        talk.agent = Place.GONE;
        Guest guest = talk.guest;
        if (guest == null) {
            return;
        }
        HandOver handOver = guest.handOver;
        if (handOver != null && !handOver.confirmed()) {
            handOvers.note(step, call, handOver, HandOverStep.AGENT_DROPPED, actor(call), now);
        } else if (guest.stage != GuestStage.TOGETHER && guest.purpose != GuestPurpose.TRANSFER && handOver == null) {
            step.command(new Command.HangUpLeg(guest.leg));
            guestGone(step, call, talk, guest, now);
        }
    }

    /** Before {@link CallDesk#over}. */
    void over(Step step, Call call, Instant now) {
        Conference talk = call.conference;
        if (talk == null) {
            return;
        }
        Guest guest = talk.guest;
        if (guest != null) {
            if (guest.handOver != null) {
                handOvers.noteUnlessOver(step, call, guest.handOver, HandOverStep.CITIZEN_LEFT, "citizen", now);
            }
            step.command(new Command.HangUpLeg(guest.leg));
            room.guests.remove(guest.leg);
            releaseColleague(step, call, guest, guest.stage == GuestStage.RINGING, now);
        }
        if (call.leg != null && talk.citizen == Place.MAIN) {
            step.command(new Command.HangUpLeg(call.leg.channel()));
        }
        call.conference = null;
    }

    /** A script has the citizen again: the talk is over, the call goes on in the queue. */
    void backInScript(Step step, Call call, Instant now) {
        Conference talk = call.conference;
        if (talk == null || call.state != CallState.TALKING) {
            return;
        }
        calls.talkEnded(step, call, now);
        if (talk.guest != null) {
            room.guests.remove(talk.guest.leg);
        }
        call.conference = null;
        call.patienceSince = now;
        calls.move(step, call, CallEvent.TALK_LEFT);
    }

    private static Conference conference(Call call) {
        Conference talk = call.conference;
        if (talk == null) {
            talk = new Conference();
            call.conference = talk;
        }
        return talk;
    }

    private static boolean isTogether(Conference talk) {
        return talk.guest != null && talk.guest.stage == GuestStage.TOGETHER;
    }

    private static String actor(Call call) {
        AgentId agent = call.lastAgent;
        return agent == null ? "system" : agent.value();
    }

    /** Publishes who is where, when that is news. */
    private static void tell(Step step, Call call, Instant now) {
        Conference talk = call.conference;
        TalkState state = talk == null ? TalkState.PLAIN : talk.state();
        if (!state.equals(call.talkTold)) {
            call.talkTold = state;
            step.publish(new Fact.TalkChanged(now, call.id, Optional.ofNullable(call.lastAgent), state));
        }
        if (talk != null && talk.isPlain()) {
            call.conference = null;
        }
    }

    // ---- after a restart

    /** Takes over a talk that was found in Asterisk's rooms. */
    void adopt(Step step, Call call, AsteriskState.Rooms found, Instant now) {
        Conference talk = conference(call);
        talk.citizen = found.citizenInMain() ? Place.MAIN : Place.BRIDGE;
        talk.citizenArrived = true;
        found.agent().ifPresent(agent -> {
            calls.answered(step, call.id, agent.leg(), now, now);
            talk.agent = agent.place();
        });
        if (found.agent().isEmpty() && talk.citizen == Place.MAIN) {
            talk.agent = Place.GONE;
            calls.move(step, call, CallEvent.ANSWERED);
        }
        found.guest().ifPresent(guest -> adoptGuest(step, call, talk, guest, now));
        if (talk.guest == null) {
            step.command(new Command.Keep(call.channel, false));
            if (talk.agent == Place.GONE) {
                requeue(step, call, talk);
            }
        }
        tell(step, call, now);
    }

    private void adoptGuest(Step step, Call call, Conference talk, AsteriskState.FoundGuest found, Instant now) {
        Guest known = talk.guest;
        if (known != null && known.leg.equals(found.leg())) {
            known.stage = found.stage() == GuestStage.RINGING ? known.stage : found.stage();
            return;
        }
        Guest guest = GuestMark.read(found.mark())
                .map(mark -> mark.guest(found.leg(), room.jointDesks, now, now.plus(room.jointDesks.ring())))
                .orElse(null);
        if (guest == null) {
            return;
        }
        talk.guest = guest;
        room.guests.put(guest.leg, call.id);
        colleague(guest.number).ifPresent(colleague -> guest.colleague = colleague.id);
        if (guest.handOver != null) {
            guest.handOver.confirmedByKey = found.confirmedByKey();
        }
        if (found.stage() == GuestStage.RINGING) {
            room.deadlines.add(guest.ringsUntil.plus(RING_SLACK), Kind.GUEST_RING, guest.leg);
        } else {
            guestJoined(step, call, talk, guest, found.stage() == GuestStage.ASIDE ? Place.SIDE : Place.MAIN, now);
        }
    }

    /** A colleague who talks as a guest is not free. */
    static boolean isGuest(Agent agent, Call call) {
        return call.conference != null
                && call.conference.guest != null
                && agent.id.equals(call.conference.guest.colleague)
                && agent.activity instanceof Activity.Talking;
    }
}

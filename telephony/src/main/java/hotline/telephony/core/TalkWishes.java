package hotline.telephony.core;

import hotline.telephony.Result;
import hotline.telephony.TalkWish;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.GuestPurpose;
import hotline.telephony.call.HandOverStep;
import hotline.telephony.call.TalkState.GuestStage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an agent asks of the own talk. */
final class TalkWishes {

    private static final Pattern KEYS = Pattern.compile("[0-9*#]{1,32}");
    private static final Result NO_TALK = Result.refused("当前没有通话");
    private static final Result NO_GUEST = Result.refused("没有第三方在通话中");

    private final Room room;
    private final GuestCalls phones;
    private final TalkGuests guests;
    private final TalkMoves moves;
    private final TalkLeaving leaving;
    private final HandOverDesk handOvers;
    private final RecordingPauses pauses;

    TalkWishes(
            Room room,
            GuestCalls phones,
            TalkGuests guests,
            TalkMoves moves,
            TalkLeaving leaving,
            HandOverDesk handOvers,
            RecordingPauses pauses) {
        this.room = room;
        this.phones = phones;
        this.guests = guests;
        this.moves = moves;
        this.leaving = leaving;
        this.handOvers = handOvers;
        this.pauses = pauses;
    }

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
        if (!room.nodes.connected(call.id.node())) {
            return Result.refused("与交换机的连接暂时中断，请稍后再试");
        }
        Conference talk = ConferenceDesk.conference(call);
        if (talk.requeued) {
            return Result.refused("诉求人正在转回队列");
        }
        talk.note = "";
        Result result = switch (wish) {
            case TalkWish.Hold _ -> hold(step, call, talk, now);
            case TalkWish.Resume _ -> resume(step, call, talk, now);
            case TalkWish.Mute it -> mute(step, call, leg, talk, it.muted());
            case TalkWish.PauseRecording it -> pauses.pause(step, call, it.reason(), now);
            case TalkWish.ResumeRecording _ -> pauses.resume(step, call, now);
            case TalkWish.Press it -> press(step, call, talk, it.digits());
            case TalkWish.Consult it -> phones.invite(step, call, talk, GuestPurpose.CONSULT, it.number(), now);
            case TalkWish.ThreeWay it -> phones.invite(step, call, talk, GuestPurpose.THREE_WAY, it.number(), now);
            case TalkWish.Transfer it -> transfer(step, call, talk, it.number(), now);
            case TalkWish.ToQueue it -> toQueue(step, call, talk, it);
            case TalkWish.Join _ -> join(step, call, talk, now);
            case TalkWish.Complete _ -> complete(step, call, talk, now);
            case TalkWish.Cancel _ -> cancel(step, call, talk, now);
            case TalkWish.Leave _ -> leaving.leave(step, call, talk, now);
            case TalkWish.HandOver it -> handOver(step, call, talk, it, now);
            case TalkWish.ConfirmSpoken _ -> confirmSpoken(step, call, talk, now);
            case TalkWish.AskRating _ -> RatingDesk.ask(step, call, talk, leg, room.rating);
        };
        ConferenceDesk.tell(step, call, now);
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
            step.command(new Command.HangUpLeg(call.id, guest.leg));
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
        moves.move(step, call, talk, Place.SIDE, now);
        return Result.done();
    }

    private Result resume(Step step, Call call, Conference talk, Instant now) {
        if (talk.agent == Place.SIDE) {
            moves.move(step, call, talk, Place.MAIN, now);
        }
        return Result.done();
    }

    private static Result mute(Step step, Call call, Leg leg, Conference talk, boolean muted) {
        talk.muted = muted;
        step.command(new Command.Mute(call.id, leg.channel(), muted));
        return Result.done();
    }

    private static Result press(Step step, Call call, Conference talk, String digits) {
        if (!KEYS.matcher(digits).matches()) {
            return Result.refused("按键只能是 0–9、* 和 #，最多 32 个");
        }
        step.command(new Command.Press(call.id, talk.guest == null ? call.channel : talk.guest.leg, digits));
        return Result.done();
    }

    private Result transfer(Step step, Call call, Conference talk, String number, Instant now) {
        Result invited = phones.invite(step, call, talk, GuestPurpose.TRANSFER, number, now);
        if (invited instanceof Result.Done) {
            moves.move(step, call, talk, Place.SIDE, now);
            TalkMoves.letGo(step, call);
        }
        return invited;
    }

    private Result toQueue(Step step, Call call, Conference talk, TalkWish.ToQueue wish) {
        if (talk.guest != null) {
            return Result.refused("请先让第三方退出，再转到队列");
        }
        call.queue = wish.queue();
        call.route.choose();
        step.moved(call.id, "sent to queue " + wish.queue());
        TalkMoves.requeue(step, call, talk);
        TalkMoves.letGo(step, call);
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
            moves.bring(step, call, talk, guest, now);
        }
        moves.move(step, call, talk, Place.MAIN, now);
        return Result.done();
    }

    private Result complete(Step step, Call call, Conference talk, Instant now) {
        Guest guest = talk.guest;
        if (guest == null) {
            return NO_GUEST;
        }
        return switch (guest.stage) {
            case RINGING -> Result.refused("对方还没有接听");
            case TOGETHER -> leaving.leave(step, call, talk, now);
            case ASIDE -> {
                talk.completing = true;
                moves.bring(step, call, talk, guest, now);
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
            handOvers.note(step, call, guest.handOver, HandOverStep.CANCELLED, ConferenceDesk.actor(call), now);
        }
        step.command(new Command.LetGo(call.id, guest.leg));
        guests.guestGone(step, call, talk, guest, now);
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
            moves.move(step, call, talk, Place.MAIN, now);
        }
        HandOver handOver = new HandOver(room.ids.get(), wish.service(), seats, wish.thenLeave());
        handOvers.note(step, call, handOver, HandOverStep.ASKED, ConferenceDesk.actor(call), now);
        step.command(new Command.Keep(call.id, call.channel, true));
        phones.ringSeat(step, call, talk, handOver, now);
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
            handOvers.note(step, call, handOver, HandOverStep.CONFIRMED_SPOKEN, ConferenceDesk.actor(call), now);
        }
        leaving.leaveIfConfirmed(step, call, talk, handOver, now);
        return Result.done();
    }

    private static boolean isTogether(Conference talk) {
        return talk.guest != null && talk.guest.stage == GuestStage.TOGETHER;
    }
}

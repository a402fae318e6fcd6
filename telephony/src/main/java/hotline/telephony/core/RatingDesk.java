package hotline.telephony.core;

import hotline.telephony.Result;
import hotline.telephony.TelephonySettings.Rating;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.fact.Fact;
import java.time.Instant;
import java.util.Optional;

/**
 * The question about the service, after the agent hung up first. The dialplan asks it and keeps what was pressed, with a
 * server or without; here is what it means.
 */
final class RatingDesk {

    private final Room room;
    private final TalkDesk talks;

    RatingDesk(Room room, TalkDesk talks) {
        this.room = room;
        this.talks = talks;
    }

    /** 请您评价. The agent is free at once: hanging up is all that it does. */
    static Result ask(Step step, Call call, Conference talk, Leg leg, Rating policy) {
        if (policy == Rating.OFF) {
            return Result.refused("本系统没有启用通话后评价，请直接挂断");
        }
        if (talk.guest != null) {
            return Result.refused("请先让第三方退出，再请诉求人评价");
        }
        if (talk.onHold()) {
            return Result.refused("诉求人在保持中，请先取回");
        }
        step.command(new Command.AskRating(call.id, call.channel));
        step.command(new Command.HangUpLeg(call.id, leg.channel()));
        return Result.done();
    }

    void asked(Step step, CallId id, Instant now) {
        Call call = room.call(id);
        if (call == null || call.state == CallState.RATING) {
            return;
        }
        talks.endedPerhapsUnseen(step, call, now);
        if (room.move(step, call, CallEvent.RATING_ASKED)) {
            step.publish(new Fact.RatingAsked(now, id, Optional.ofNullable(call.lastAgent), call.talked));
        }
    }

    /** Also for calls that are long over: Asterisk kept it while nobody was there to hear. */
    void rated(Step step, Input.Rated rated) {
        Call call = room.call(rated.call());
        Optional<AgentId> agent = call != null && call.lastAgent != null
                ? Optional.of(call.lastAgent)
                : rated.phone().map(phone -> new AgentId(phone.number()));
        step.publish(new Fact.ServiceRated(rated.pressed(), rated.call(), agent, rated.rating()));
        step.moved(rated.call(), "rated " + rated.rating());
        step.command(new Command.ForgetRating(rated.call()));
    }
}

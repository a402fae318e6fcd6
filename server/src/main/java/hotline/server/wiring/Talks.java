package hotline.server.wiring;

import hotline.desktop.port.Answer;
import hotline.desktop.port.TalkAct;
import hotline.desktop.port.TalkView;
import hotline.telephony.TalkWish;
import hotline.telephony.call.CallId;
import hotline.telephony.call.JointService;
import hotline.telephony.call.QueueId;
import hotline.telephony.call.TalkState;

/** The desktop's words for a talk, and telephony's. */
final class Talks {

    /** What is to be done, or why it can't be. */
    sealed interface Reading {
        record Wish(TalkWish wish) implements Reading {}

        record Unusable(Answer answer) implements Reading {}
    }

    private Talks() {}

    static Reading read(TalkAct act) {
        return switch (act.act()) {
            case HOLD -> wish(new TalkWish.Hold());
            case RESUME -> wish(new TalkWish.Resume());
            case MUTE -> wish(new TalkWish.Mute(true));
            case UNMUTE -> wish(new TalkWish.Mute(false));
            case PRESS -> wish(new TalkWish.Press(text(act.digits())));
            case CONSULT -> wish(new TalkWish.Consult(text(act.number())));
            case THREE_WAY -> wish(new TalkWish.ThreeWay(text(act.number())));
            case TRANSFER -> wish(new TalkWish.Transfer(text(act.number())));
            case TO_QUEUE ->
                QueueId.isValid(text(act.queue()))
                        ? wish(new TalkWish.ToQueue(new QueueId(text(act.queue()))))
                        : new Reading.Unusable(Answer.refused("没有这个队列"));
            case JOIN -> wish(new TalkWish.Join());
            case COMPLETE -> wish(new TalkWish.Complete());
            case CANCEL -> wish(new TalkWish.Cancel());
            case LEAVE -> wish(new TalkWish.Leave());
            case HAND_OVER ->
                JointService.of(text(act.service()))
                        .map(service -> wish(new TalkWish.HandOver(service, act.thenLeave())))
                        .orElseGet(() -> new Reading.Unusable(Answer.refused("联动热线只有 110、119、120 和 122")));
            case CONFIRM_SPOKEN -> wish(new TalkWish.ConfirmSpoken());
            case ASK_RATING -> wish(new TalkWish.AskRating());
        };
    }

    private static Reading wish(TalkWish wish) {
        return new Reading.Wish(wish);
    }

    private static String text(@org.jspecify.annotations.Nullable String given) {
        return given == null ? "" : given.strip();
    }

    static TalkView view(CallId call, TalkState talk) {
        return new TalkView(
                call.value(),
                talk.onHold(),
                talk.agent().name(),
                talk.muted(),
                talk.guest().map(Talks::guest).orElse(null),
                talk.pause()
                        .map(pause -> new TalkView.RecordingPause(
                                pause.by().value(), pause.reason(), pause.since(), pause.until()))
                        .orElse(null),
                talk.note());
    }

    private static TalkView.Guest guest(TalkState.Guest guest) {
        return new TalkView.Guest(
                guest.purpose().name(),
                guest.number(),
                guest.stage().name(),
                guest.since(),
                guest.handOver()
                        .map(it -> new TalkView.HandOver(
                                it.id().toString(),
                                it.service().number(),
                                it.service().title(),
                                it.seat(),
                                it.confirmedByKey(),
                                it.confirmedSpoken()))
                        .orElse(null));
    }
}

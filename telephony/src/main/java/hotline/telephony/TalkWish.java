package hotline.telephony;

import hotline.telephony.call.JointService;
import hotline.telephony.call.QueueId;

/** What an agent may ask of the own talk. */
public sealed interface TalkWish {

    /** 保持: the citizen hears music; somebody consulted comes to the agent. */
    record Hold() implements TalkWish {}

    /** 取回: back to the citizen; somebody consulted waits. */
    record Resume() implements TalkWish {}

    record Mute(boolean muted) implements TalkWish {}

    /** 暂停录音: of every leg of the talk, for a limited time. @param reason for people, at most 60 characters */
    record PauseRecording(String reason) implements TalkWish {}

    /** 恢复录音. */
    record ResumeRecording() implements TalkWish {}

    /** Keys to whoever was called in, else to the citizen. @param digits {@code 0-9 * #}, at most 32 */
    record Press(String digits) implements TalkWish {}

    /** 咨询. @param number of a phone of the centre, or an outside number */
    record Consult(String number) implements TalkWish {}

    /** 三方通话: rings while the citizen stays in talk. */
    record ThreeWay(String number) implements TalkWish {}

    /** 盲转: the agent is free at once; without an answer the citizen goes back to the head of the queue. */
    record Transfer(String number) implements TalkWish {}

    /** 转队列: the citizen keeps the seniority. */
    record ToQueue(QueueId queue) implements TalkWish {}

    /** Who was consulted comes to the citizen, the agent too. */
    record Join() implements TalkWish {}

    /** 完成转接: who was consulted stays with the citizen, the agent leaves. */
    record Complete() implements TalkWish {}

    /** Sends the guest away. */
    record Cancel() implements TalkWish {}

    /** 退出: the other two go on. */
    record Leave() implements TalkWish {}

    /** 一键转接 or 三方通话 with a joint desk. @param thenLeave the agent is released as soon as the desk has confirmed */
    record HandOver(JointService service, boolean thenLeave) implements TalkWish {}

    /** 请您评价: ends the talk with the question about the service. */
    record AskRating() implements TalkWish {}

    /** The agent heard the desk say that it takes over. */
    record ConfirmSpoken() implements TalkWish {}
}

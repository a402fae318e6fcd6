package hotline.desktop.port;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What people may ask of the telephony room. Stages complete within milliseconds; the desktop waits five seconds at
 * most and then says that telephony does not answer.
 */
public interface CallControl {

    CompletionStage<Answer> signIn(String agent, String extension);

    CompletionStage<Answer> ready(String agent);

    CompletionStage<Answer> takeBreak(String agent, String reason);

    CompletionStage<Answer> signOut(String agent);

    CompletionStage<Answer> finishWrapUp(String agent);

    CompletionStage<Answer> extendWrapUp(String agent);

    /** A supervisor sets an agent's state. @param order READY, BREAK or SIGN_OUT */
    CompletionStage<Answer> order(String supervisor, String agent, String order, String reason);

    /** The first of a person's desktops came, or the last one went. Returns at once. */
    void desktop(String person, boolean open);

    /** Which breaks there are; empty: any reason. Returns at once. */
    List<BreakKind> breaks();

    CompletionStage<Answer> hangUp(String agent);

    /** What an agent wants of the own talk: hold, consult, transfer, three-way, hand over. */
    CompletionStage<Answer> talk(String agent, TalkAct act);

    /**
     * 呼出: the agent's own phone rings first.
     *
     * @param purpose FOLLOW_UP, UNIT or CALL_BACK
     * @param ticket what it is about
     */
    CompletionStage<Answer> callOut(String agent, String number, String purpose, @Nullable UUID ticket);

    /** 号码保护: rings the staff, then the citizen; both see the hotline's number. */
    CompletionStage<Answer> relay(String staff, String citizen, UUID ticket);

    /** Of every leg of the own talk, for a limited time; told as talk.changed when it is so. */
    CompletionStage<Answer> pauseRecording(String agent, String reason);

    CompletionStage<Answer> resumeRecording(String agent);

    /** @param act LISTEN, WHISPER, BARGE, TAKE_OVER or STOP. @param extension the supervisor's own phone */
    CompletionStage<Answer> supervise(String supervisor, String extension, String agent, String act);

    /** SIGNED_OUT for an agent that telephony has not seen. */
    CompletionStage<AgentState> agent(String agent);

    CompletionStage<List<AgentState>> agents();

    CompletionStage<List<QueueState>> queues();

    /** Where an agent may send a citizen now. */
    CompletionStage<List<QueueName>> openQueues();

    /** How a phone registers; empty when there is no such extension. Returns at once. */
    Optional<PhoneSettings> phone(String extension);
}

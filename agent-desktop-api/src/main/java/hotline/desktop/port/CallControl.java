package hotline.desktop.port;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

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

    CompletionStage<Answer> hangUp(String agent);

    /** What an agent wants of the own talk: hold, consult, transfer, three-way, hand over. */
    CompletionStage<Answer> talk(String agent, TalkAct act);

    /** @param act LISTEN, WHISPER, BARGE, TAKE_OVER or STOP. @param extension the supervisor's own phone */
    CompletionStage<Answer> supervise(String supervisor, String extension, String agent, String act);

    /** SIGNED_OUT for an agent that telephony has not seen. */
    CompletionStage<AgentState> agent(String agent);

    CompletionStage<List<AgentState>> agents();

    CompletionStage<List<QueueState>> queues();

    /** How a phone registers; empty when there is no such extension. Returns at once. */
    Optional<PhoneSettings> phone(String extension);
}

package hotline.telephony.script;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.CallId;
import hotline.telephony.call.QueueId;
import java.time.Duration;
import java.util.Optional;

/**
 * A call in a script's hands. Every method may throw {@link CallerGone}, at once when the citizen hangs up or, while a
 * prompt plays, at its end.
 */
public interface CallSession {

    CallId id();

    PhoneNumber caller();

    /** Whether a joint desk calls, by its own line. */
    boolean fromDesk();

    /** Whether the citizen waited before: then greeting and menu are over and the place in the queue is kept. */
    boolean returning();

    /** Plays a prompt to its end. @param prompt its name in prompts.tsv; at most 25 s */
    void play(String prompt);

    /**
     * Plays a prompt and waits for one key; a key during the prompt ends it.
     *
     * @param patience after the prompt's end
     * @return the key ({@code 0-9 * #}); empty for silence
     */
    Optional<Character> ask(String prompt, Duration patience);

    /** The queue that the citizen waited in before, or was sent to by an agent; empty for a citizen who never queued. */
    Optional<QueueId> queueBefore();

    /** Notes that this caller is told where else to turn, and why no agent takes the call. */
    void turnAway();

    /** Lines up behind those who came earlier. */
    void enterQueue(QueueId queue);

    /** Music until it is this call's turn. */
    Turn waitForTurn();

    /**
     * Rings the agent and stays until the talk is over.
     *
     * @return whether they talked; otherwise wait for the next turn
     */
    boolean connect(Offer offer);
}

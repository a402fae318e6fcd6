package hotline.telephony.routing;

import hotline.telephony.call.QueueId;
import java.time.Duration;

/**
 * When a queue is too full or too slow, and what is done about it (溢出). Checked when a call enters and again and again
 * while it waits; each rule acts once for a call.
 */
public record Overflow(When when, Then then) {

    /** What makes a queue overflow for a call. */
    public sealed interface When {}

    /** The call has waited so long. */
    public record Waited(Duration atLeast) implements When {}

    /** So many calls wait in the queue, this one not counted. */
    public record Length(int atLeast) implements When {}

    /** The expected wait, see {@link ExpectedWait}, is so long. */
    public record Expected(Duration atLeast) implements When {}

    /** What is done. */
    public sealed interface Then {}

    /** The call goes on in another queue and keeps its time of entry. */
    public record ToQueue(QueueId queue) implements Then {}

    /** The caller is told that they will be called back, and the call ends. */
    public record ToCallback() implements Then {}

    /** The caller hears something and goes on waiting in the same place. @param prompt its name in prompts.tsv */
    public record Announce(String prompt) implements Then {}
}

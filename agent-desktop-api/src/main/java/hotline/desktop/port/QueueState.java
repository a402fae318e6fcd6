package hotline.desktop.port;

/**
 * One queue at one moment.
 *
 * @param queue its id; {@link #ALL} for all of them together
 * @param name what people call it (Chinese)
 * @param agentsReady free agents who can serve it, at the least that it asks of them
 * @param agentsTalking agents who talk with its callers
 */
public record QueueState(
        String queue, String name, int waiting, long longestWaitMs, int agentsReady, int agentsTalking) {

    public static final String ALL = "*";
}

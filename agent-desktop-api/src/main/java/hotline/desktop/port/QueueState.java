package hotline.desktop.port;

/** One queue at one moment. */
public record QueueState(String queue, int waiting, long longestWaitMs, int agentsReady, int agentsTalking) {}

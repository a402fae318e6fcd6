package hotline.telephony.call;

import java.time.Instant;

/**
 * No leg of a talk is recorded: somebody says an ID number.
 *
 * @param reason as the agent gave it, for people
 * @param until then it ends by itself
 */
public record RecordingPause(AgentId by, String reason, Instant since, Instant until) {}

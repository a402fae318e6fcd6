package hotline.tickets;

import hotline.regulation.reply.ReplyContent;
import java.time.Instant;

/**
 * The unit's answer.
 *
 * @param content what Art 13(4) asks for
 * @param publicAnswer 公开答复, the text the citizen gets by SMS
 */
public record Reply(ReplyContent content, String publicAnswer, Instant submittedAt) {}

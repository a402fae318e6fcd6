package hotline.sms.flow;

/**
 * How SMS is doing.
 *
 * @param connected bound to the gateway
 * @param queued parts that have not left
 * @param awaitingReceipt parts that the gateway accepted and that have no receipt yet
 * @param unanswered parts whose submit was never answered
 * @param repliesWaiting citizens' texts not yet handled
 * @param repliesDead citizens' texts that could not be handled: somebody must look
 */
public record FlowHealth(
        boolean connected, long queued, long awaitingReceipt, long unanswered, long repliesWaiting, long repliesDead) {}

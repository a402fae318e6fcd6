package hotline.tickets;

import hotline.kernel.PhoneNumber;
import hotline.regulation.Channel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that starts.
 *
 * @param draftId chosen by whoever opens it (the pop carries it), so that opening twice opens once
 * @param callId null when there is no call
 */
public record NewDraft(
        UUID draftId, Channel channel, @Nullable String callId, PhoneNumber caller, String agentId) {

    public static NewDraft ofCall(UUID draftId, String callId, PhoneNumber caller, String agentId) {
        return new NewDraft(draftId, Channel.PHONE, callId, caller, agentId);
    }
}

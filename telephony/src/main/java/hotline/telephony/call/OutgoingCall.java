package hotline.telephony.call;

import java.util.Optional;
import java.util.UUID;

/**
 * What makes a call one of ours.
 *
 * @param ticket the ticket that it is about
 * @param callback the promise that it keeps
 */
public record OutgoingCall(CallPurpose purpose, Optional<UUID> ticket, Optional<UUID> callback) {

    /** Whether talking leads to a ticket draft: a ticket that there is already needs none. */
    public boolean opensDraft() {
        return purpose.opensDraft() && ticket.isEmpty();
    }
}

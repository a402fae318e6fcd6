package hotline.tickets;

import hotline.kernel.PhoneNumber;
import hotline.regulation.Channel;
import java.util.UUID;

/**
 * A matter that another system hands over (Art 12(1), 18).
 *
 * @param ticketId of the draft that it becomes, unless it is known already
 * @param externalId the sender's own number, unique within the channel
 * @param caller the citizen's number; {@link PhoneNumber.Kind#ANONYMOUS} when none was given
 */
public record Submission(UUID ticketId, Channel channel, String externalId, PhoneNumber caller, DraftFields fields) {

    public Submission {
        if (!channel.isHandedOver()) {
            throw new IllegalArgumentException("nothing is handed over by " + channel);
        }
    }
}

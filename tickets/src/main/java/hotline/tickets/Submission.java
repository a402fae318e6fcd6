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
 * @param service what it was handed in for, a matter of the dispatch catalogue; {@link #NO_SERVICE} when the sender named none
 */
public record Submission(
        UUID ticketId, Channel channel, String externalId, PhoneNumber caller, DraftFields fields, String service) {

    public static final String NO_SERVICE = "other";

    public Submission(UUID ticketId, Channel channel, String externalId, PhoneNumber caller, DraftFields fields) {
        this(ticketId, channel, externalId, caller, fields, NO_SERVICE);
    }

    public Submission {
        if (!channel.isHandedOver()) {
            throw new IllegalArgumentException("nothing is handed over by " + channel);
        }
    }
}

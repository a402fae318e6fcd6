package hotline.tickets;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody about to do something to one ticket.
 *
 * @param seenVersion the version the person was looking at; another one in the store refuses the act
 *     ({@link Result.Why#STALE}). Null takes the ticket as it is.
 */
public record Act(UUID ticketId, Actor actor, @Nullable Long seenVersion) {

    public static Act by(Actor actor, UUID ticketId) {
        return new Act(ticketId, actor, null);
    }

    public Act seeing(long version) {
        return new Act(ticketId, actor, version);
    }
}

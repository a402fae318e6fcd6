package hotline.tickets;

import hotline.regulation.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param id the user's sign-in name ({@code 1001}, {@code shenhe}); for agents their number
 * @param unitId the unit a {@link Role#UNIT} user belongs to; null for every other role
 */
public record Actor(String id, Role role, @Nullable String unitId) {

    public Actor {
        if ((role == Role.UNIT) != (unitId != null)) {
            throw new IllegalArgumentException("a unit user has a unit, nobody else has: " + id);
        }
    }

    public Actor(String id, Role role) {
        this(id, role, null);
    }

    public static Actor ofUnit(String id, String unitId) {
        return new Actor(id, Role.UNIT, unitId);
    }

    public static Actor system() {
        return new Actor("system", Role.SYSTEM);
    }

    /** The system behind a channel. */
    public static Actor channel(Channel channel) {
        return new Actor(channel.chinese(), Role.CHANNEL);
    }

    public static Actor citizen() {
        return new Actor("citizen", Role.CITIZEN);
    }
}

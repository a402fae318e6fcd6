package hotline.desktop.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sign-ins that ended on this node while their access tokens have not expired: those tokens are refused at once. Entries
 * live as long as an access token can. Another node learns of the end when the token is refreshed.
 */
public final class EndedSignIns {

    private final Clock clock;
    private final Map<UUID, Instant> until = new ConcurrentHashMap<>();

    public EndedSignIns(Clock clock) {
        this.clock = clock;
    }

    public void add(UUID family) {
        Instant now = clock.instant();
        until.values().removeIf(now::isAfter);
        until.put(family, now.plus(AccessTokens.LIFETIME));
    }

    public boolean contains(UUID family) {
        return until.containsKey(family);
    }
}

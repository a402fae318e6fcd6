package hotline.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Identifiers that sort by time (RFC 9562 version 7), so that indexes stay compact. Made only at the edges. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;

    public Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        long millis = clock.millis();
        long high = (millis << 16) | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}

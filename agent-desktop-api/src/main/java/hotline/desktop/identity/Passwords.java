package hotline.desktop.identity;

import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * argon2id with 16 MiB, 3 passes, one lane (OWASP's equivalent settings of 2025): about 50 ms. At most four at once,
 * so that a burst of sign-ins cannot take the machine; the others wait.
 */
public final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int AT_ONCE = 4;

    /** What one hash costs; it is kept in the hash, so that it can be raised later. */
    public record Cost(int memoryKib, int passes) {

        public static Cost standard() {
            return new Cost(16 * 1024, 3);
        }
    }

    private final Argon2PasswordEncoder encoder;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final String nobodys;

    public Passwords(Cost cost) {
        encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, cost.memoryKib(), cost.passes());
        nobodys = encoder.encode(RandomSecret.next());
    }

    public String hash(String password) {
        turns.acquireUninterruptibly();
        try {
            return encoder.encode(password);
        } finally {
            turns.release();
        }
    }

    public boolean matches(String password, String hash) {
        turns.acquireUninterruptibly();
        try {
            return encoder.matches(password, hash);
        } finally {
            turns.release();
        }
    }

    /** Takes as long as {@link #matches}, against a password nobody has: an unknown name must not answer faster. */
    public boolean matchesNobody(String password) {
        return matches(password, nobodys);
    }
}

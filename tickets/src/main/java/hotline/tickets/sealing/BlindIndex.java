package hotline.tickets.sealing;

import hotline.kernel.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds equals without showing what they are: HMAC-SHA-256 of the normalised value, its first 16 bytes. Calling number and contact share
 * one kind of index, so that a number is found wherever it was left.
 */
public final class BlindIndex {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    public BlindIndex(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @param number digits as {@link PhoneNumber#digits}; empty for none */
    public Optional<byte[]> ofNumber(String number) {
        return number.isEmpty() ? Optional.empty() : Optional.of(hash("phone", number));
    }

    /** A phone number in whatever form it was written; anything else as it was written, but for case and blanks. */
    public Optional<byte[]> ofContact(String contact) {
        String digits = PhoneNumber.parse(contact).digits();
        if (!digits.isEmpty()) {
            return ofNumber(digits);
        }
        String text = contact.strip().toLowerCase(Locale.ROOT);
        return text.isEmpty() ? Optional.empty() : Optional.of(hash("contact", text));
    }

    public Optional<byte[]> ofIdentityNumber(String number) {
        String text = number.strip().toUpperCase(Locale.ROOT);
        return text.isEmpty() ? Optional.empty() : Optional.of(hash("identity", text));
    }

    /** Of a hash that anybody could compute: by this one nobody without the key can try what it was made of. */
    public byte[] ofDigest(String digest) {
        return hash("digest", digest);
    }

    private byte[] hash(String kind, String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal((kind + ":" + value).getBytes(StandardCharsets.UTF_8)), BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

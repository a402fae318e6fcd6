package hotline.desktop.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** SHA-256 of the seal before and of lines, each value with its length so that no two ledgers read alike. Times to the microsecond. */
public final class SealHash {

    private final MessageDigest digest;
    private int lines;

    /** @param before the hash of the seal before; empty for the first */
    public SealHash(String before) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        add(before);
    }

    public void add(LedgerLine line) {
        lines++;
        add(Long.toString(line.line()));
        add(line.at());
        add(line.person());
        add(line.personName());
        add(line.roles());
        add(line.address());
        add(line.kind().name());
        add(line.operation());
        add(line.tickets().stream().map(UUID::toString).toList());
        add(line.clear());
        add(line.masked());
        add(line.reason());
        add(line.clearUntil());
    }

    private void add(List<String> texts) {
        add(Integer.toString(texts.size()));
        texts.forEach(this::add);
    }

    private void add(@Nullable Instant at) {
        add(at == null ? "" : at.getEpochSecond() + "." + at.getNano() / 1_000);
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    public int lines() {
        return lines;
    }

    /** In hexadecimal; nothing can be added afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}

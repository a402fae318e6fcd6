package hotline.tickets.sealing;

import hotline.tickets.Caller;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ticket's caller as it lies in the row: one sealed value for all four fields, and what they are found by. */
public final class CallerSealing {

    private static final String PLACE = "ticket.caller_sealed";
    private static final String DOCUMENT = "ticket_archive.document_sealed";
    private static final byte VERSION = 1;

    /** Columns of a row; each null when there is nothing of it. */
    public record Sealed(
            byte @Nullable [] caller,
            byte @Nullable [] number,
            byte @Nullable [] contact,
            byte @Nullable [] identityNumber) {}

    /** What was opened. */
    public record Opened(String name, String number, String contact, String identityNumber) {}

    private final Sealer sealer;
    private final BlindIndex index;

    public CallerSealing(SealingKeys keys) {
        this.sealer = new Sealer(keys);
        this.index = new BlindIndex(keys.indexKey());
    }

    public BlindIndex index() {
        return index;
    }

    public Sealer sealer() {
        return sealer;
    }

    public Sealed seal(UUID ticket, Caller caller) {
        return seal(ticket, new Opened(caller.name(), caller.number(), caller.contact(), caller.identityNumber()));
    }

    public Sealed seal(UUID ticket, Opened caller) {
        boolean empty = Stream.of(caller.name(), caller.number(), caller.contact(), caller.identityNumber())
                .allMatch(String::isEmpty);
        return new Sealed(
                empty ? null : sealer.seal(written(caller), PLACE, ticket),
                orNull(index.ofNumber(caller.number())),
                orNull(index.ofContact(caller.contact())),
                orNull(index.ofIdentityNumber(caller.identityNumber())));
    }

    private static byte @Nullable [] orNull(Optional<byte[]> hash) {
        return hash.orElse(null);
    }

    /** @throws Sealer.Unreadable see there */
    public Opened open(UUID ticket, byte[] sealed) {
        ByteBuffer plain = ByteBuffer.wrap(sealer.open(sealed, PLACE, ticket));
        if (plain.get() != VERSION) {
            throw new IllegalStateException("sealed by a later version: " + ticket);
        }
        return new Opened(read(plain), read(plain), read(plain), read(plain));
    }

    public byte[] sealDocument(UUID ticket, String document) {
        return sealer.seal(document.getBytes(StandardCharsets.UTF_8), DOCUMENT, ticket);
    }

    /** @throws Sealer.Unreadable see there */
    public String openDocument(UUID ticket, byte[] sealed) {
        return new String(sealer.open(sealed, DOCUMENT, ticket), StandardCharsets.UTF_8);
    }

    private static byte[] written(Opened caller) {
        byte[][] fields = Stream.of(caller.name(), caller.number(), caller.contact(), caller.identityNumber())
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        int length = 1;
        for (byte[] field : fields) {
            length += Integer.BYTES + field.length;
        }
        ByteBuffer plain = ByteBuffer.allocate(length).put(VERSION);
        for (byte[] field : fields) {
            plain.putInt(field.length).put(field);
        }
        return plain.array();
    }

    private static String read(ByteBuffer plain) {
        byte[] field = new byte[plain.getInt()];
        plain.get(field);
        return new String(field, StandardCharsets.UTF_8);
    }
}

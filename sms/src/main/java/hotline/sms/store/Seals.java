package hotline.sms.store;

import hotline.regulation.clause.Clause;
import hotline.tickets.sealing.BlindIndex;
import hotline.tickets.sealing.Sealer;
import hotline.tickets.sealing.SealingKeys;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;

/** Numbers and words of citizens as they lie in rows (Art 24): sealed for the row, found by blind index. The keys are those of tickets. */
@Clause("24a")
public record Seals(Sealer sealer, BlindIndex index) {

    public static Seals with(SealingKeys keys) {
        return new Seals(new Sealer(keys), new BlindIndex(keys.indexKey()));
    }

    /** Empty when the handset has no number. */
    Optional<byte[]> indexOf(String phone) {
        return index.ofNumber(phone);
    }

    /**
     * Rows of a handset, with a number or without: sealed, or of before.
     *
     * @param sealed null in rows of before
     */
    Condition of(String phone, Field<byte[]> index, Field<byte[]> sealed, Field<String> plain) {
        Condition found = indexOf(phone)
                .map(value -> index.eq(value))
                .orElse(index.isNull().and(sealed.isNotNull()));
        return found.or(sealed.isNull().and(plain.eq(phone)));
    }

    /** @param digest that anybody could compute */
    String keyed(String digest) {
        return HexFormat.of().formatHex(index.ofDigest(digest));
    }

    /** @param place table and column */
    byte[] seal(String text, String place, UUID row) {
        return sealer.seal(text.getBytes(StandardCharsets.UTF_8), place, row);
    }

    /** @throws Sealer.Unreadable when it is not what was sealed for this place and row */
    String open(byte[] sealed, String place, UUID row) {
        return new String(sealer.open(sealed, place, row), StandardCharsets.UTF_8);
    }
}

package hotline.sms.store;

import hotline.regulation.clause.Clause;
import hotline.tickets.sealing.BlindIndex;
import hotline.tickets.sealing.Sealer;
import hotline.tickets.sealing.SealingKeys;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

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

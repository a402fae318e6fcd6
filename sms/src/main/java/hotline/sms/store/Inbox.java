package hotline.sms.store;

import static hotline.database.jooq.Tables.SMS_INBOUND;

import hotline.database.jooq.tables.records.SmsInboundRecord;
import hotline.kernel.Ids;
import hotline.sms.link.IncomingText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/** Citizens' texts, kept from before they are acknowledged: sealed, but for those of before that wait for it. */
public final class Inbox {

    /** A text that waits to be handled. @param total 1 unless it is a piece of a longer one */
    public record Waiting(
            UUID id, String phone, String address, String text, int total, Instant receivedAt, int attempts) {}

    private static final int BATCH = 100;
    private static final int LONGEST_TEXT = 2_000;

    private static final String PLACE = "sms_inbound.sealed";

    private final Ids ids;
    private final Seals seals;

    public Inbox(Ids ids, Seals seals) {
        this.ids = ids;
        this.seals = seals;
    }

    private record Opened(String phone, String text) {}

    /**
     * A gateway that missed our answer sends a text again, and nothing in SMPP tells it from a new one. The same words
     * to the same address, while nothing new from us reached the handset, are taken for one text.
     *
     * @param turn how many of our messages have reached the handset
     */
    public void write(DSLContext dsl, IncomingText text, int turn, Instant now) {
        IncomingText.Piece piece = text.piece();
        String digest = key(text, turn);
        if (dsl.fetchExists(SMS_INBOUND, SMS_INBOUND.DEDUPE_KEY.eq(digest))) {
            return;
        }
        UUID id = ids.next();
        dsl.insertInto(SMS_INBOUND)
                .set(SMS_INBOUND.ID, id)
                .set(SMS_INBOUND.DEDUPE_KEY, seals.keyed(digest))
                .set(SMS_INBOUND.PHONE_INDEX, seals.indexOf(text.phone()).orElse(null))
                .set(SMS_INBOUND.SEALED, sealed(id, new Opened(text.phone(), storable(text.text()))))
                .set(SMS_INBOUND.ADDRESS, text.address())
                .set(SMS_INBOUND.PIECE_REFERENCE, piece == null ? null : piece.reference())
                .set(SMS_INBOUND.PIECE_TOTAL, piece == null ? 1 : piece.total())
                .set(SMS_INBOUND.PIECE_NUMBER, piece == null ? 1 : piece.number())
                .set(SMS_INBOUND.RECEIVED_AT, Times.at(now))
                .set(SMS_INBOUND.STATE, "NEW")
                .onConflict(SMS_INBOUND.DEDUPE_KEY)
                .doNothing()
                .execute();
    }

    /** Oldest first. */
    public List<Waiting> waiting(DSLContext dsl, Instant now) {
        return dsl.selectFrom(SMS_INBOUND)
                .where(SMS_INBOUND.STATE.eq("NEW"))
                .and(SMS_INBOUND.NOT_BEFORE.isNull().or(SMS_INBOUND.NOT_BEFORE.le(Times.at(now))))
                .orderBy(SMS_INBOUND.RECEIVED_AT, SMS_INBOUND.ID)
                .limit(BATCH)
                .fetch(this::waiting);
    }

    /** The unhandled pieces of the text that this piece belongs to, in order. */
    public List<Waiting> pieces(DSLContext dsl, UUID piece) {
        SmsInboundRecord one = dsl.fetchSingle(SMS_INBOUND, SMS_INBOUND.ID.eq(piece));
        return dsl.selectFrom(SMS_INBOUND)
                .where(seals.of(opened(one).phone(), SMS_INBOUND.PHONE_INDEX, SMS_INBOUND.SEALED, SMS_INBOUND.PHONE))
                .and(SMS_INBOUND.ADDRESS.eq(one.getAddress()))
                .and(SMS_INBOUND.PIECE_REFERENCE.eq(one.getPieceReference()))
                .and(SMS_INBOUND.PIECE_TOTAL.eq(one.getPieceTotal()))
                .and(SMS_INBOUND.STATE.eq("NEW"))
                .orderBy(SMS_INBOUND.PIECE_NUMBER)
                .fetch(this::waiting);
    }

    private Waiting waiting(SmsInboundRecord row) {
        Opened opened = opened(row);
        return new Waiting(
                row.getId(),
                opened.phone(),
                row.getAddress(),
                opened.text(),
                row.getPieceTotal(),
                row.getReceivedAt().toInstant(),
                row.getAttempts());
    }

    /** A number has no line break. */
    private byte[] sealed(UUID id, Opened opened) {
        return seals.seal(opened.phone() + "\n" + opened.text(), PLACE, id);
    }

    private Opened opened(SmsInboundRecord row) {
        byte[] sealed = row.getSealed();
        if (sealed == null) {
            return new Opened(row.getPhone(), row.getText());
        }
        String both = seals.open(sealed, PLACE, row.getId());
        int end = both.indexOf('\n');
        return new Opened(both.substring(0, end), both.substring(end + 1));
    }

    /** Seals some of those of before, the newest first. @return how many */
    public int sealSome(DSLContext tx, int most) {
        List<Query> updates = tx.selectFrom(SMS_INBOUND)
                .where(SMS_INBOUND.SEALED.isNull())
                .orderBy(SMS_INBOUND.ID.desc())
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(row -> tx.update(SMS_INBOUND)
                        .set(SMS_INBOUND.DEDUPE_KEY, seals.keyed(row.getDedupeKey()))
                        .set(
                                SMS_INBOUND.PHONE_INDEX,
                                seals.indexOf(row.getPhone()).orElse(null))
                        .set(SMS_INBOUND.SEALED, sealed(row.getId(), opened(row)))
                        .set(SMS_INBOUND.PHONE, "")
                        .set(SMS_INBOUND.TEXT, "")
                        .where(SMS_INBOUND.ID.eq(row.getId())));
        tx.batch(updates).execute();
        return updates.size();
    }

    /** @param outcome what was done, for whoever reconstructs it */
    public void handled(
            DSLContext dsl, List<UUID> texts, String meaning, String outcome, @Nullable UUID survey, Instant now) {
        dsl.update(SMS_INBOUND)
                .set(SMS_INBOUND.STATE, "HANDLED")
                .set(SMS_INBOUND.MEANING, meaning)
                .set(SMS_INBOUND.OUTCOME, outcome)
                .set(SMS_INBOUND.SURVEY_ID, survey)
                .set(SMS_INBOUND.HANDLED_AT, Times.at(now))
                .where(SMS_INBOUND.ID.in(texts))
                .execute();
    }

    /** Handling failed. @param dead no more attempts; an operator sees it */
    public void later(DSLContext dsl, UUID text, Instant after, boolean dead) {
        dsl.update(SMS_INBOUND)
                .set(SMS_INBOUND.ATTEMPTS, SMS_INBOUND.ATTEMPTS.plus(1))
                .set(SMS_INBOUND.NOT_BEFORE, Times.at(after))
                .set(SMS_INBOUND.STATE, dead ? "DEAD" : "NEW")
                .where(SMS_INBOUND.ID.eq(text))
                .execute();
    }

    /** @param state NEW, HANDLED or DEAD */
    public long count(DSLContext dsl, String state) {
        return dsl.fetchCount(SMS_INBOUND, SMS_INBOUND.STATE.eq(state));
    }

    /** PostgreSQL stores no NUL in text. */
    private static String storable(String text) {
        String clean = text.replace("\0", "");
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT);
    }

    static String key(IncomingText text, int turn) {
        String all =
                String.join("\n", text.phone(), text.address(), String.valueOf(text.piece()), "" + turn, text.text());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

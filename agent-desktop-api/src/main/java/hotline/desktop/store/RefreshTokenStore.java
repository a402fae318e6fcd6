package hotline.desktop.store;

import static hotline.database.jooq.Tables.REFRESH_TOKEN;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Rows of {@code refresh_token}: only hashes, grouped by the sign-in they come from. */
public final class RefreshTokenStore {

    public record Row(String hash, UUID family, UUID userId, Instant expiresAt, boolean rotated, boolean revoked) {}

    public void insert(DSLContext db, String hash, UUID family, UUID userId, Instant issuedAt, Instant expiresAt) {
        db.insertInto(REFRESH_TOKEN)
                .set(REFRESH_TOKEN.HASH, hash)
                .set(REFRESH_TOKEN.FAMILY, family)
                .set(REFRESH_TOKEN.USER_ID, userId)
                .set(REFRESH_TOKEN.ISSUED_AT, utc(issuedAt))
                .set(REFRESH_TOKEN.EXPIRES_AT, utc(expiresAt))
                .execute();
    }

    /** Locks the row until the transaction ends, so that two uses of one token meet. */
    public Optional<Row> lock(DSLContext db, String hash) {
        return db.select(
                        REFRESH_TOKEN.HASH,
                        REFRESH_TOKEN.FAMILY,
                        REFRESH_TOKEN.USER_ID,
                        REFRESH_TOKEN.EXPIRES_AT,
                        REFRESH_TOKEN.ROTATED_AT,
                        REFRESH_TOKEN.REVOKED_AT)
                .from(REFRESH_TOKEN)
                .where(REFRESH_TOKEN.HASH.eq(hash))
                .forUpdate()
                .fetchOptional(row -> new Row(
                        row.get(REFRESH_TOKEN.HASH),
                        row.get(REFRESH_TOKEN.FAMILY),
                        row.get(REFRESH_TOKEN.USER_ID),
                        row.get(REFRESH_TOKEN.EXPIRES_AT).toInstant(),
                        row.get(REFRESH_TOKEN.ROTATED_AT) != null,
                        row.get(REFRESH_TOKEN.REVOKED_AT) != null));
    }

    public void markRotated(DSLContext db, String hash, Instant at) {
        db.update(REFRESH_TOKEN)
                .set(REFRESH_TOKEN.ROTATED_AT, utc(at))
                .where(REFRESH_TOKEN.HASH.eq(hash))
                .execute();
    }

    public void revokeFamily(DSLContext db, UUID family, Instant at) {
        db.update(REFRESH_TOKEN)
                .set(REFRESH_TOKEN.REVOKED_AT, utc(at))
                .where(REFRESH_TOKEN.FAMILY.eq(family))
                .and(REFRESH_TOKEN.REVOKED_AT.isNull())
                .execute();
    }

    /** Every sign-in of the person but one. */
    public void revokeOthers(DSLContext db, UUID userId, UUID keepFamily, Instant at) {
        db.update(REFRESH_TOKEN)
                .set(REFRESH_TOKEN.REVOKED_AT, utc(at))
                .where(REFRESH_TOKEN.USER_ID.eq(userId))
                .and(REFRESH_TOKEN.FAMILY.ne(keepFamily))
                .and(REFRESH_TOKEN.REVOKED_AT.isNull())
                .execute();
    }

    /** Rows that can no longer be used; a few at a time, so that nobody waits. */
    public int forget(DSLContext db, Instant expiredBefore) {
        return db.deleteFrom(REFRESH_TOKEN)
                .where(REFRESH_TOKEN.EXPIRES_AT.lt(utc(expiredBefore)))
                .limit(500)
                .execute();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

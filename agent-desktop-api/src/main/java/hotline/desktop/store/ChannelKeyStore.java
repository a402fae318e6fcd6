package hotline.desktop.store;

import static hotline.database.jooq.Tables.CHANNEL_KEY;

import hotline.database.jooq.tables.records.ChannelKeyRecord;
import hotline.regulation.Channel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Rows of {@code channel_key}. */
public final class ChannelKeyStore {

    /** Does nothing when the hash is there. */
    public void insert(DSLContext db, ChannelKey key, String hash) {
        db.insertInto(CHANNEL_KEY)
                .set(CHANNEL_KEY.ID, key.id())
                .set(CHANNEL_KEY.CHANNEL, key.channel().name())
                .set(CHANNEL_KEY.HASH, hash)
                .set(CHANNEL_KEY.ENDING, key.ending())
                .set(CHANNEL_KEY.CREATED_AT, stored(key.createdAt()))
                .set(CHANNEL_KEY.CREATED_BY, key.createdBy())
                .onConflict(CHANNEL_KEY.HASH)
                .doNothing()
                .execute();
    }

    public Optional<ChannelKey> byHash(DSLContext db, String hash) {
        return db.selectFrom(CHANNEL_KEY).where(CHANNEL_KEY.HASH.eq(hash)).fetchOptional(ChannelKeyStore::key);
    }

    public Optional<ChannelKey> byId(DSLContext db, UUID id) {
        return db.selectFrom(CHANNEL_KEY).where(CHANNEL_KEY.ID.eq(id)).fetchOptional(ChannelKeyStore::key);
    }

    public List<ChannelKey> list(DSLContext db) {
        return db.selectFrom(CHANNEL_KEY)
                .orderBy(CHANNEL_KEY.CREATED_AT.desc(), CHANNEL_KEY.ID.desc())
                .limit(500)
                .fetch(ChannelKeyStore::key);
    }

    /** @param before a use noted later than this is recent enough */
    public void used(DSLContext db, UUID id, Instant now, Instant before) {
        db.update(CHANNEL_KEY)
                .set(CHANNEL_KEY.LAST_USED_AT, stored(now))
                .where(CHANNEL_KEY.ID.eq(id))
                .and(CHANNEL_KEY.LAST_USED_AT.isNull().or(CHANNEL_KEY.LAST_USED_AT.lt(stored(before))))
                .execute();
    }

    public void expire(DSLContext db, UUID id, Instant at) {
        db.update(CHANNEL_KEY)
                .set(CHANNEL_KEY.EXPIRES_AT, stored(at))
                .where(CHANNEL_KEY.ID.eq(id))
                .and(CHANNEL_KEY.EXPIRES_AT.isNull())
                .execute();
    }

    public void revoke(DSLContext db, UUID id, String by, Instant at) {
        db.update(CHANNEL_KEY)
                .set(CHANNEL_KEY.REVOKED_AT, stored(at))
                .set(CHANNEL_KEY.REVOKED_BY, by)
                .where(CHANNEL_KEY.ID.eq(id))
                .and(CHANNEL_KEY.REVOKED_AT.isNull())
                .execute();
    }

    private static ChannelKey key(ChannelKeyRecord row) {
        return new ChannelKey(
                row.getId(),
                Channel.valueOf(row.getChannel()),
                row.getEnding(),
                row.getCreatedAt().toInstant(),
                row.getCreatedBy(),
                read(row.getExpiresAt()),
                read(row.getRevokedAt()),
                row.getRevokedBy(),
                read(row.getLastUsedAt()));
    }

    private static OffsetDateTime stored(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant read(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}

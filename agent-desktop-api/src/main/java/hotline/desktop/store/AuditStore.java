package hotline.desktop.store;

import static hotline.database.jooq.Tables.AUDIT_LOG;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jooq.DSLContext;

/** Rows of {@code audit_log}. */
public final class AuditStore {

    public record Entry(Instant at, String actorId, String actorRole, String action, String subject, String detail) {}

    public void insert(DSLContext db, Entry entry) {
        db.insertInto(AUDIT_LOG)
                .set(AUDIT_LOG.AT, entry.at().atOffset(ZoneOffset.UTC))
                .set(AUDIT_LOG.ACTOR_ID, entry.actorId())
                .set(AUDIT_LOG.ACTOR_ROLE, entry.actorRole())
                .set(AUDIT_LOG.ACTION, entry.action())
                .set(AUDIT_LOG.SUBJECT, entry.subject())
                .set(AUDIT_LOG.DETAIL, entry.detail())
                .execute();
    }
}

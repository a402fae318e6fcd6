package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET_ATTACHMENT;

import hotline.database.jooq.tables.records.TicketAttachmentRecord;
import hotline.tickets.Role;
import hotline.tickets.attachment.Attachment;
import hotline.tickets.attachment.Attachment.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Rows of attachments; the database refuses to change them. */
public final class AttachmentStore {

    /** What a ticket has already. */
    public record Total(int files, long bytes) {}

    public void insert(DSLContext tx, Attachment one) {
        tx.insertInto(TICKET_ATTACHMENT)
                .set(TICKET_ATTACHMENT.ID, one.id())
                .set(TICKET_ATTACHMENT.TICKET_ID, one.ticketId())
                .set(TICKET_ATTACHMENT.SHA256, one.sha256())
                .set(TICKET_ATTACHMENT.NAME, one.name())
                .set(TICKET_ATTACHMENT.TYPE, one.type())
                .set(TICKET_ATTACHMENT.BYTES, one.bytes())
                .set(TICKET_ATTACHMENT.BELONGS_TO, one.part().name())
                .set(TICKET_ATTACHMENT.ROUND, one.round())
                .set(TICKET_ATTACHMENT.UPLOADED_AT, Times.at(one.uploadedAt()))
                .set(TICKET_ATTACHMENT.UPLOADED_BY, one.uploadedBy())
                .set(TICKET_ATTACHMENT.ACTOR_ROLE, one.role().name())
                .set(TICKET_ATTACHMENT.UNIT_ID, one.unitId())
                .execute();
    }

    /** Oldest first. */
    public List<Attachment> of(DSLContext dsl, UUID ticketId) {
        return dsl.selectFrom(TICKET_ATTACHMENT)
                .where(TICKET_ATTACHMENT.TICKET_ID.eq(ticketId))
                .orderBy(TICKET_ATTACHMENT.UPLOADED_AT, TICKET_ATTACHMENT.ID)
                .fetch(AttachmentStore::read);
    }

    public Optional<Attachment> withHash(DSLContext dsl, UUID ticketId, String sha256) {
        return dsl.selectFrom(TICKET_ATTACHMENT)
                .where(TICKET_ATTACHMENT.TICKET_ID.eq(ticketId))
                .and(TICKET_ATTACHMENT.SHA256.eq(sha256))
                .fetchOptional(AttachmentStore::read);
    }

    public Total total(DSLContext dsl, UUID ticketId) {
        return dsl.select(DSL.count(), DSL.sum(TICKET_ATTACHMENT.BYTES))
                .from(TICKET_ATTACHMENT)
                .where(TICKET_ATTACHMENT.TICKET_ID.eq(ticketId))
                .fetchSingle(row -> {
                    BigDecimal bytes = row.value2();
                    return new Total(row.value1(), bytes == null ? 0 : bytes.longValueExact());
                });
    }

    public boolean isReferredTo(DSLContext dsl, String sha256) {
        return dsl.fetchExists(dsl.selectOne().from(TICKET_ATTACHMENT).where(TICKET_ATTACHMENT.SHA256.eq(sha256)));
    }

    private static Attachment read(TicketAttachmentRecord row) {
        return new Attachment(
                row.getId(),
                row.getTicketId(),
                row.getSha256(),
                row.getName(),
                row.getType(),
                row.getBytes(),
                Part.valueOf(row.getBelongsTo()),
                row.getRound(),
                Times.present(row.getUploadedAt()),
                row.getUploadedBy(),
                Role.valueOf(row.getActorRole()),
                row.getUnitId());
    }
}

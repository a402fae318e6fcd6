package hotline.tickets.store;

import static hotline.database.jooq.Tables.EXTERNAL_SUBMISSION;

import hotline.regulation.Channel;
import hotline.tickets.Submission;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Which external number became which ticket. */
public final class SubmissionStore {

    public record Row(UUID ticketId, String contentHash, Instant receivedAt) {}

    /** Waits for another transaction that adds the same. @return false when it is there already */
    public boolean add(DSLContext tx, Submission submission, String contentHash, Instant now) {
        return tx.insertInto(EXTERNAL_SUBMISSION)
                        .set(EXTERNAL_SUBMISSION.CHANNEL, submission.channel().name())
                        .set(EXTERNAL_SUBMISSION.EXTERNAL_ID, submission.externalId())
                        .set(EXTERNAL_SUBMISSION.TICKET_ID, submission.ticketId())
                        .set(EXTERNAL_SUBMISSION.CONTENT_HASH, contentHash)
                        .set(EXTERNAL_SUBMISSION.RECEIVED_AT, Times.at(now))
                        .onConflict(EXTERNAL_SUBMISSION.CHANNEL, EXTERNAL_SUBMISSION.EXTERNAL_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    public Optional<Row> find(DSLContext dsl, Channel channel, String externalId) {
        return dsl.selectFrom(EXTERNAL_SUBMISSION)
                .where(EXTERNAL_SUBMISSION.CHANNEL.eq(channel.name()))
                .and(EXTERNAL_SUBMISSION.EXTERNAL_ID.eq(externalId))
                .fetchOptional(
                        row -> new Row(row.getTicketId(), row.getContentHash(), Times.present(row.getReceivedAt())));
    }
}

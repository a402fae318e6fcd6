package hotline.tickets.store;

import static hotline.database.jooq.Tables.EXTERNAL_SUBMISSION;
import static hotline.database.jooq.Tables.TICKET;

import hotline.regulation.Channel;
import hotline.tickets.Submission;
import hotline.tickets.Submissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Which external number became which ticket. */
public final class SubmissionStore {

    public record Row(UUID ticketId, String contentHash, Instant receivedAt) {}

    public record Found(UUID ticketId, String service) {}

    /** Waits for another transaction that adds the same. @return false when it is there already */
    public boolean add(DSLContext tx, Submission submission, String contentHash, Instant now) {
        return tx.insertInto(EXTERNAL_SUBMISSION)
                        .set(EXTERNAL_SUBMISSION.CHANNEL, submission.channel().name())
                        .set(EXTERNAL_SUBMISSION.EXTERNAL_ID, submission.externalId())
                        .set(EXTERNAL_SUBMISSION.TICKET_ID, submission.ticketId())
                        .set(EXTERNAL_SUBMISSION.CONTENT_HASH, contentHash)
                        .set(EXTERNAL_SUBMISSION.RECEIVED_AT, Times.at(now))
                        .set(EXTERNAL_SUBMISSION.SERVICE_CODE, submission.service())
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

    /** Newest first; a draft has no number yet and is not among them. */
    public List<Found> find(DSLContext dsl, Channel channel, Submissions.Question question) {
        return dsl.select(EXTERNAL_SUBMISSION.TICKET_ID, EXTERNAL_SUBMISSION.SERVICE_CODE)
                .from(EXTERNAL_SUBMISSION)
                .join(TICKET)
                .on(TICKET.ID.eq(EXTERNAL_SUBMISSION.TICKET_ID))
                .where(EXTERNAL_SUBMISSION.CHANNEL.eq(channel.name()))
                .and(TICKET.NUMBER.isNotNull())
                .and(asked(question))
                .orderBy(EXTERNAL_SUBMISSION.RECEIVED_AT.desc(), EXTERNAL_SUBMISSION.TICKET_ID)
                .limit(question.size())
                .offset((question.page() - 1L) * question.size())
                .fetch(row -> new Found(row.value1(), row.value2()));
    }

    private static Condition asked(Submissions.Question question) {
        Condition asked =
                TICKET.STATE.in(question.states().stream().map(Enum::name).toList());
        if (!question.numbers().isEmpty()) {
            asked = asked.and(TICKET.NUMBER.in(question.numbers()));
        }
        if (!question.services().isEmpty()) {
            asked = asked.and(EXTERNAL_SUBMISSION.SERVICE_CODE.in(question.services()));
        }
        return asked.and(
                        question.from() == null
                                ? DSL.noCondition()
                                : EXTERNAL_SUBMISSION.RECEIVED_AT.ge(Times.at(question.from())))
                .and(
                        question.until() == null
                                ? DSL.noCondition()
                                : EXTERNAL_SUBMISSION.RECEIVED_AT.lt(Times.at(question.until())));
    }
}

package hotline.sms.store;

import static hotline.database.jooq.Tables.SMS_MESSAGE;
import static hotline.database.jooq.Tables.SMS_PART;

import hotline.database.jooq.Sequences;
import hotline.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Messages as a whole: OPEN until every part is settled, then DELIVERED or FAILED, then the ticket is told. */
public final class Messages {

    /**
     * DELIVERED or FAILED, and the tickets do not know yet.
     *
     * @param about as {@link NewMessage#about}
     * @param failure in Chinese
     */
    public record Finished(
            UUID id,
            Purpose purpose,
            UUID about,
            boolean delivered,
            Instant finishedAt,
            String failure,
            int attempts) {}

    private static final int REFERENCES = 256;

    private final Ids ids;

    public Messages(Ids ids) {
        this.ids = ids;
    }

    /** @return false when a message with this key exists already, and then nothing changed */
    public boolean add(DSLContext dsl, NewMessage message, Instant now) {
        UUID id = ids.next();
        boolean dead = !message.failure().isEmpty();
        int inserted = dsl.insertInto(SMS_MESSAGE)
                .set(SMS_MESSAGE.ID, id)
                .set(SMS_MESSAGE.KEY, message.key())
                .set(SMS_MESSAGE.PURPOSE, message.purpose().name())
                .set(SMS_MESSAGE.TICKET_ID, message.about())
                .set(SMS_MESSAGE.PHONE, message.phone())
                .set(SMS_MESSAGE.SOURCE_ADDRESS, message.sourceAddress())
                .set(SMS_MESSAGE.TEXT, message.text())
                .set(SMS_MESSAGE.STATE, dead ? "FAILED" : "OPEN")
                .set(SMS_MESSAGE.FAILURE, message.failure())
                .set(SMS_MESSAGE.CREATED_AT, Times.at(now))
                .set(SMS_MESSAGE.FINISHED_AT, dead ? Times.at(now) : null)
                .onConflict(SMS_MESSAGE.KEY)
                .doNothing()
                .execute();
        if (inserted > 0) {
            addParts(dsl, id, message.parts());
        }
        return inserted > 0;
    }

    private void addParts(DSLContext dsl, UUID message, List<String> parts) {
        int reference = (int) (dsl.nextval(Sequences.SMS_REFERENCE) % REFERENCES);
        for (int i = 0; i < parts.size(); i++) {
            dsl.insertInto(SMS_PART)
                    .set(SMS_PART.ID, ids.next())
                    .set(SMS_PART.MESSAGE_ID, message)
                    .set(SMS_PART.NUMBER, i + 1)
                    .set(SMS_PART.TOTAL, parts.size())
                    .set(SMS_PART.REFERENCE, reference)
                    .set(SMS_PART.TEXT, parts.get(i))
                    .set(SMS_PART.STATE, PartState.QUEUED.name())
                    .execute();
        }
    }

    /** Finishes those whose parts allow it: one failed part fails the message, all delivered parts deliver it. */
    public void settle(DSLContext dsl, Collection<UUID> messages) {
        var anyFailed = DSL.exists(dsl.selectOne()
                .from(SMS_PART)
                .where(SMS_PART.MESSAGE_ID.eq(SMS_MESSAGE.ID))
                .and(SMS_PART.STATE.eq(PartState.FAILED.name())));
        var allDelivered = DSL.notExists(dsl.selectOne()
                .from(SMS_PART)
                .where(SMS_PART.MESSAGE_ID.eq(SMS_MESSAGE.ID))
                .and(SMS_PART.STATE.ne(PartState.DELIVERED.name())));
        var lastSettled = DSL.field(
                dsl.select(DSL.max(SMS_PART.SETTLED_AT)).from(SMS_PART).where(SMS_PART.MESSAGE_ID.eq(SMS_MESSAGE.ID)));
        var firstError = DSL.field(dsl.select(DSL.min(SMS_PART.ERROR))
                .from(SMS_PART)
                .where(SMS_PART.MESSAGE_ID.eq(SMS_MESSAGE.ID))
                .and(SMS_PART.STATE.eq(PartState.FAILED.name())));
        var open = SMS_MESSAGE.ID.in(messages).and(SMS_MESSAGE.STATE.eq("OPEN"));
        dsl.select(SMS_MESSAGE.ID)
                .from(SMS_MESSAGE)
                .where(open)
                .orderBy(SMS_MESSAGE.ID)
                .forUpdate()
                .fetch();
        dsl.update(SMS_MESSAGE)
                .set(SMS_MESSAGE.STATE, "FAILED")
                .set(SMS_MESSAGE.FINISHED_AT, lastSettled)
                .set(SMS_MESSAGE.FAILURE, firstError)
                .where(open)
                .and(anyFailed)
                .execute();
        dsl.update(SMS_MESSAGE)
                .set(SMS_MESSAGE.STATE, "DELIVERED")
                .set(SMS_MESSAGE.FINISHED_AT, lastSettled)
                .where(open)
                .and(allDelivered)
                .execute();
    }

    /**
     * Open messages created before; each part has had its chance. Of a warning to a unit, which nobody else tells, each part left before.
     */
    public List<UUID> openSince(DSLContext dsl, Instant before) {
        return dsl.select(SMS_MESSAGE.ID)
                .from(SMS_MESSAGE)
                .where(SMS_MESSAGE.STATE.eq("OPEN"))
                .and(SMS_MESSAGE.CREATED_AT.lt(Times.at(before)))
                .andNot(SMS_MESSAGE
                        .PURPOSE
                        .eq(Purpose.UNIT_WARNING.name())
                        .andExists(DSL.selectOne()
                                .from(SMS_PART)
                                .where(SMS_PART.MESSAGE_ID.eq(SMS_MESSAGE.ID))
                                .and(SMS_PART.SUBMITTED_AT.isNull().or(SMS_PART.SUBMITTED_AT.ge(Times.at(before))))))
                .limit(100)
                .fetch(SMS_MESSAGE.ID);
    }

    /** @param failure in Chinese */
    public boolean fail(DSLContext dsl, UUID message, String failure, Instant now) {
        return dsl.update(SMS_MESSAGE)
                        .set(SMS_MESSAGE.STATE, "FAILED")
                        .set(SMS_MESSAGE.FAILURE, failure)
                        .set(SMS_MESSAGE.FINISHED_AT, Times.at(now))
                        .where(SMS_MESSAGE.ID.eq(message))
                        .and(SMS_MESSAGE.STATE.eq("OPEN"))
                        .execute()
                > 0;
    }

    /** Oldest first. */
    public List<Finished> untold(DSLContext dsl, Instant now) {
        return new ArrayList<>(dsl.selectFrom(SMS_MESSAGE)
                .where(SMS_MESSAGE.TOLD_AT.isNull())
                .and(SMS_MESSAGE.STATE.ne("OPEN"))
                .and(SMS_MESSAGE.TELL_AFTER.isNull().or(SMS_MESSAGE.TELL_AFTER.le(Times.at(now))))
                .orderBy(SMS_MESSAGE.FINISHED_AT)
                .limit(100)
                .fetch(row -> new Finished(
                        row.getId(),
                        Purpose.valueOf(row.getPurpose()),
                        row.getTicketId(),
                        row.getState().equals("DELIVERED"),
                        row.getFinishedAt().toInstant(),
                        row.getFailure(),
                        row.getTellAttempts())));
    }

    public void told(DSLContext dsl, UUID message, Instant now) {
        dsl.update(SMS_MESSAGE)
                .set(SMS_MESSAGE.TOLD_AT, Times.at(now))
                .where(SMS_MESSAGE.ID.eq(message))
                .execute();
    }

    public void tellLater(DSLContext dsl, UUID message, Instant after) {
        dsl.update(SMS_MESSAGE)
                .set(SMS_MESSAGE.TELL_AFTER, Times.at(after))
                .set(SMS_MESSAGE.TELL_ATTEMPTS, SMS_MESSAGE.TELL_ATTEMPTS.plus(1))
                .where(SMS_MESSAGE.ID.eq(message))
                .execute();
    }

    /** Codes that have arrived, or never will, are no longer to be read. */
    public void forgetCodes(DSLContext dsl) {
        List<UUID> settled = dsl.update(SMS_MESSAGE)
                .set(SMS_MESSAGE.TEXT, "")
                .where(SMS_MESSAGE.PURPOSE.eq(DSL.inline(Purpose.PROGRESS_CODE.name())))
                .and(SMS_MESSAGE.TEXT.ne(DSL.inline("")))
                .and(SMS_MESSAGE.STATE.ne("OPEN"))
                .returning(SMS_MESSAGE.ID)
                .fetch(SMS_MESSAGE.ID);
        if (!settled.isEmpty()) {
            dsl.update(SMS_PART)
                    .set(SMS_PART.TEXT, "")
                    .where(SMS_PART.MESSAGE_ID.in(settled))
                    .execute();
        }
    }

    /** How many of our messages reached this handset: the turn of the conversation. */
    public int deliveredTo(DSLContext dsl, String phone) {
        return dsl.fetchCount(SMS_MESSAGE, SMS_MESSAGE.PHONE.eq(phone).and(SMS_MESSAGE.STATE.eq("DELIVERED")));
    }
}

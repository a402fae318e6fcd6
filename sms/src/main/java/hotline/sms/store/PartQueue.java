package hotline.sms.store;

import static hotline.database.jooq.Tables.SMS_MESSAGE;
import static hotline.database.jooq.Tables.SMS_PART;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Parts on their way to the gateway. {@code real} arguments are real time, {@code now} is business time. */
public final class PartQueue {

    /** @param attempts how often it has been claimed, this time included */
    public record Claimed(
            UUID id,
            UUID messageId,
            String from,
            String to,
            int number,
            int total,
            int reference,
            String text,
            int attempts) {}

    /** An accepted part whose receipt is missing. */
    public record Silent(UUID id, UUID messageId, String providerId, String from, String phone) {}

    /** Oldest first; nobody else can claim them again. */
    public List<Claimed> claim(DSLContext dsl, int most, Instant real) {
        List<UUID> due = dsl.select(SMS_PART.ID)
                .from(SMS_PART)
                .join(SMS_MESSAGE)
                .on(SMS_MESSAGE.ID.eq(SMS_PART.MESSAGE_ID))
                .where(SMS_PART.STATE.eq(PartState.QUEUED.name()))
                .and(SMS_MESSAGE.STATE.eq("OPEN"))
                .and(SMS_PART.NOT_BEFORE.isNull().or(SMS_PART.NOT_BEFORE.le(Times.at(real))))
                .orderBy(SMS_PART.ID)
                .limit(most)
                .forUpdate()
                .of(SMS_PART)
                .skipLocked()
                .fetch(SMS_PART.ID);
        if (due.isEmpty()) {
            return List.of();
        }
        dsl.update(SMS_PART)
                .set(SMS_PART.STATE, PartState.SUBMITTING.name())
                .set(SMS_PART.CLAIMED_AT, Times.at(real))
                .set(SMS_PART.ATTEMPTS, SMS_PART.ATTEMPTS.plus(1))
                .where(SMS_PART.ID.in(due))
                .execute();
        return dsl.select()
                .from(SMS_PART)
                .join(SMS_MESSAGE)
                .on(SMS_MESSAGE.ID.eq(SMS_PART.MESSAGE_ID))
                .where(SMS_PART.ID.in(due))
                .orderBy(SMS_PART.ID)
                .fetch(row -> new Claimed(
                        row.get(SMS_PART.ID),
                        row.get(SMS_PART.MESSAGE_ID),
                        row.get(SMS_MESSAGE.SOURCE_ADDRESS),
                        row.get(SMS_MESSAGE.PHONE),
                        row.get(SMS_PART.NUMBER),
                        row.get(SMS_PART.TOTAL),
                        row.get(SMS_PART.REFERENCE),
                        row.get(SMS_PART.TEXT),
                        row.get(SMS_PART.ATTEMPTS)));
    }

    /** Also corrects an UNKNOWN part whose answer came after all. */
    public void accepted(DSLContext dsl, UUID part, String providerId, Instant now) {
        dsl.update(SMS_PART)
                .set(SMS_PART.STATE, PartState.SUBMITTED.name())
                .set(SMS_PART.PROVIDER_ID, normal(providerId))
                .set(SMS_PART.SUBMITTED_AT, Times.at(now))
                .where(SMS_PART.ID.eq(part))
                .and(SMS_PART.STATE.in(PartState.SUBMITTING.name(), PartState.UNKNOWN.name()))
                .execute();
    }

    public void unknown(DSLContext dsl, UUID part, String why, Instant now) {
        dsl.update(SMS_PART)
                .set(SMS_PART.STATE, PartState.UNKNOWN.name())
                .set(SMS_PART.SUBMITTED_AT, Times.at(now))
                .set(SMS_PART.ERROR, why)
                .where(submitting(part))
                .execute();
    }

    /**
     * The gateway did not take it, so that it may be submitted again.
     *
     * @param counts whether this was an attempt of the limited number
     */
    public void again(DSLContext dsl, UUID part, Instant notBeforeReal, String why, boolean counts) {
        dsl.update(SMS_PART)
                .set(SMS_PART.STATE, PartState.QUEUED.name())
                .set(SMS_PART.ATTEMPTS, SMS_PART.ATTEMPTS.minus(counts ? 0 : 1))
                .set(SMS_PART.NOT_BEFORE, Times.at(notBeforeReal))
                .set(SMS_PART.ERROR, why)
                .where(submitting(part))
                .execute();
    }

    /** @param error in Chinese, for the person who follows up */
    public void failed(DSLContext dsl, UUID part, String error, Instant now) {
        dsl.update(SMS_PART)
                .set(SMS_PART.STATE, PartState.FAILED.name())
                .set(SMS_PART.ERROR, error)
                .set(SMS_PART.SETTLED_AT, Times.at(now))
                .where(submitting(part))
                .execute();
    }

    /**
     * Submits that nobody reported, because the process died or the database was away: their outcome is unknown.
     *
     * @param inHand parts that this process will still report
     */
    public int abandon(DSLContext dsl, Instant claimedBeforeReal, Set<UUID> inHand, Instant now) {
        return dsl.update(SMS_PART)
                .set(SMS_PART.STATE, PartState.UNKNOWN.name())
                .set(SMS_PART.SUBMITTED_AT, Times.at(now))
                .set(SMS_PART.ERROR, "the submit's outcome was never written")
                .where(SMS_PART.STATE.eq(PartState.SUBMITTING.name()))
                .and(SMS_PART.CLAIMED_AT.lt(Times.at(claimedBeforeReal)))
                .and(SMS_PART.ID.notIn(inHand))
                .execute();
    }

    /**
     * Marks accepted parts without a receipt as inquired, and returns them.
     *
     * @param before submitted, and not asked about since
     */
    public List<Silent> inquire(DSLContext dsl, Instant before, Instant now, int most) {
        List<UUID> silent = dsl.select(SMS_PART.ID)
                .from(SMS_PART)
                .where(SMS_PART.STATE.eq(PartState.SUBMITTED.name()))
                .and(SMS_PART.INQUIRED_AT.isNull().or(SMS_PART.INQUIRED_AT.lt(Times.at(before))))
                .and(SMS_PART.SUBMITTED_AT.lt(Times.at(before)))
                .orderBy(SMS_PART.ID)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(SMS_PART.ID);
        if (silent.isEmpty()) {
            return List.of();
        }
        dsl.update(SMS_PART)
                .set(SMS_PART.INQUIRED_AT, Times.at(now))
                .where(SMS_PART.ID.in(silent))
                .execute();
        return dsl.select()
                .from(SMS_PART)
                .join(SMS_MESSAGE)
                .on(SMS_MESSAGE.ID.eq(SMS_PART.MESSAGE_ID))
                .where(SMS_PART.ID.in(silent))
                .fetch(row -> new Silent(
                        row.get(SMS_PART.ID),
                        row.get(SMS_PART.MESSAGE_ID),
                        row.get(SMS_PART.PROVIDER_ID),
                        row.get(SMS_MESSAGE.SOURCE_ADDRESS),
                        row.get(SMS_MESSAGE.PHONE)));
    }

    /** @return how many parts of open messages are in this state */
    public long count(DSLContext dsl, PartState state) {
        return dsl.fetchCount(dsl.selectOne()
                .from(SMS_PART)
                .join(SMS_MESSAGE)
                .on(SMS_MESSAGE.ID.eq(SMS_PART.MESSAGE_ID))
                .where(SMS_PART.STATE.eq(state.name()))
                .and(SMS_MESSAGE.STATE.eq("OPEN")));
    }

    private static Condition submitting(UUID part) {
        return SMS_PART.ID.eq(part).and(SMS_PART.STATE.eq(PartState.SUBMITTING.name()));
    }

    /** Gateways differ with themselves in case and leading zeros. */
    static String normal(String providerId) {
        return providerId.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }
}

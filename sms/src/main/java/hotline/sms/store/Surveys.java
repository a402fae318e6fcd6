package hotline.sms.store;

import static hotline.database.jooq.Tables.SMS_SURVEY;

import hotline.database.jooq.Sequences;
import hotline.database.jooq.tables.records.SmsSurveyRecord;
import hotline.kernel.Ids;
import hotline.sms.store.Survey.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;

/**
 * Surveys and the suffixes leased to them: a suffix means one survey for one handset until the lease ends. The handset's number is sealed, but
 * in surveys of before that wait for it.
 */
public final class Surveys {

    private static final String PLACE = "sms_survey.sealed";

    private final Ids ids;
    private final Seals seals;
    private final int suffixDigits;
    private final Duration lease;

    public Surveys(Ids ids, Seals seals, int suffixDigits, Duration lease) {
        this.ids = ids;
        this.seals = seals;
        this.suffixDigits = suffixDigits;
        this.lease = lease;
    }

    /** The ticket's survey of this round, opened when there is none. */
    public Survey open(
            DSLContext dsl, UUID ticketId, int round, String ticketNumber, String phone, State state, Instant now) {
        String suffix = freeSuffix(dsl, phone);
        UUID id = ids.next();
        dsl.insertInto(SMS_SURVEY)
                .set(SMS_SURVEY.ID, id)
                .set(SMS_SURVEY.TICKET_ID, ticketId)
                .set(SMS_SURVEY.ROUND, round)
                .set(SMS_SURVEY.TICKET_NUMBER, ticketNumber)
                .set(SMS_SURVEY.PHONE_INDEX, seals.indexOf(phone).orElse(null))
                .set(SMS_SURVEY.SEALED, seals.seal(phone, PLACE, id))
                .set(SMS_SURVEY.SUFFIX, suffix)
                .set(SMS_SURVEY.ASKED_COUNT, 1)
                .set(SMS_SURVEY.STATE, state.name())
                .set(SMS_SURVEY.OPENED_AT, Times.at(now))
                .set(SMS_SURVEY.EXPIRES_AT, Times.at(now.plus(lease)))
                .onConflict(SMS_SURVEY.TICKET_ID, SMS_SURVEY.ROUND)
                .doNothing()
                .execute();
        return survey(dsl.selectFrom(SMS_SURVEY)
                .where(SMS_SURVEY.TICKET_ID.eq(ticketId))
                .and(SMS_SURVEY.ROUND.eq(round))
                .fetchSingle());
    }

    private String freeSuffix(DSLContext dsl, String phone) {
        // One opener a handset at a time, or two would take the same suffix.
        dsl.select(DSL.field("pg_advisory_xact_lock(hashtext({0}))", Object.class, "sms_suffix " + phone))
                .fetch();
        Set<String> leased = dsl.select(SMS_SURVEY.SUFFIX)
                .from(SMS_SURVEY)
                .where(of(phone))
                .and(SMS_SURVEY.STATE.ne(State.EXPIRED.name()))
                .fetchSet(SMS_SURVEY.SUFFIX);
        long count = (long) Math.pow(10, suffixDigits);
        if (leased.size() >= count / 2) {
            throw new IllegalStateException("half of all suffixes are leased to one handset");
        }
        String suffix;
        do {
            suffix = ("%0" + suffixDigits + "d").formatted(dsl.nextval(Sequences.SMS_SUFFIX) % count);
        } while (leased.contains(suffix));
        return suffix;
    }

    /** The survey that the address names, else the handset's newest open one, else its newest one. */
    public Optional<Survey> answeredBy(DSLContext dsl, String phone, String address) {
        List<Survey> candidates = dsl.selectFrom(SMS_SURVEY)
                .where(of(phone))
                .and(SMS_SURVEY.STATE.ne(State.EXPIRED.name()))
                .orderBy(SMS_SURVEY.OPENED_AT.desc(), SMS_SURVEY.ID.desc())
                .fetch(this::survey);
        return candidates.stream()
                .filter(each -> address.endsWith(each.suffix()))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(each -> each.state() == State.OPEN)
                        .findFirst())
                .or(() -> candidates.stream().findFirst());
    }

    public List<Survey> openOf(DSLContext dsl, String phone) {
        return dsl.selectFrom(SMS_SURVEY)
                .where(of(phone))
                .and(SMS_SURVEY.STATE.eq(State.OPEN.name()))
                .fetch(this::survey);
    }

    public void close(DSLContext dsl, UUID survey, State state, Instant now) {
        dsl.update(SMS_SURVEY)
                .set(SMS_SURVEY.STATE, state.name())
                .set(SMS_SURVEY.CLOSED_AT, Times.at(now))
                .where(SMS_SURVEY.ID.eq(survey))
                .and(SMS_SURVEY.STATE.ne(State.EXPIRED.name()))
                .execute();
    }

    public void askedAgain(DSLContext dsl, UUID survey) {
        dsl.update(SMS_SURVEY)
                .set(SMS_SURVEY.ASKED_COUNT, SMS_SURVEY.ASKED_COUNT.plus(1))
                .where(SMS_SURVEY.ID.eq(survey))
                .execute();
    }

    /** Frees the suffixes of leases that ended. */
    public int expire(DSLContext dsl, Instant now) {
        return dsl.update(SMS_SURVEY)
                .set(SMS_SURVEY.STATE, State.EXPIRED.name())
                .where(SMS_SURVEY.STATE.ne(State.EXPIRED.name()))
                .and(SMS_SURVEY.EXPIRES_AT.le(Times.at(now)))
                .execute();
    }

    private Condition of(String phone) {
        return seals.of(phone, SMS_SURVEY.PHONE_INDEX, SMS_SURVEY.SEALED, SMS_SURVEY.PHONE);
    }

    /** Seals some of those of before. @return how many */
    public int sealSome(DSLContext tx, int most) {
        List<Query> updates = tx.selectFrom(SMS_SURVEY)
                .where(SMS_SURVEY.SEALED.isNull())
                .orderBy(SMS_SURVEY.ID.desc())
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(row -> tx.update(SMS_SURVEY)
                        .set(
                                SMS_SURVEY.PHONE_INDEX,
                                seals.indexOf(row.getPhone()).orElse(null))
                        .set(SMS_SURVEY.SEALED, seals.seal(row.getPhone(), PLACE, row.getId()))
                        .set(SMS_SURVEY.PHONE, "")
                        .where(SMS_SURVEY.ID.eq(row.getId())));
        tx.batch(updates).execute();
        return updates.size();
    }

    private String phone(SmsSurveyRecord row) {
        byte[] sealed = row.getSealed();
        return sealed == null ? row.getPhone() : seals.open(sealed, PLACE, row.getId());
    }

    private Survey survey(SmsSurveyRecord row) {
        return new Survey(
                row.getId(),
                row.getTicketId(),
                row.getRound(),
                row.getTicketNumber(),
                phone(row),
                row.getSuffix(),
                row.getAskedCount(),
                State.valueOf(row.getState()));
    }
}

package hotline.tickets.store;

import static hotline.database.jooq.Tables.TICKET;
import static hotline.database.jooq.Tables.TICKET_PAPER;
import static hotline.database.jooq.Tables.UNIT_SMS_NUMBERS;
import static hotline.database.jooq.Tables.UNIT_TEXT;
import static hotline.database.jooq.Tables.UNIT_WARNING;

import hotline.database.jooq.tables.records.UnitSmsNumbersRecord;
import hotline.tickets.FiledPaper;
import hotline.tickets.WarningStage;
import hotline.tickets.unit.UnitReach.Copy;
import hotline.tickets.unit.UnitReach.NumbersChange;
import hotline.tickets.unit.UnitReach.State;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Where units are reached by SMS, what they are owed, and the texts that say it. */
public final class UnitTextStore {

    private static final Condition OPEN = UNIT_WARNING.DIGEST.isNull().and(UNIT_WARNING.LEFT_OUT_AT.isNull());

    /** A time that is near still is when the unit has the ticket, and the ticket that time. */
    private static final Field<Boolean> CURRENT = DSL.field(UNIT_WARNING
                    .STAGE
                    .ne(WarningStage.DUE_SOON.name())
                    .or(InState.WITH_UNIT
                            .and(TICKET.UNIT_ID.eq(UNIT_WARNING.UNIT_ID))
                            .and(TICKET.DUE_AT.eq(UNIT_WARNING.LIMIT_AT))
                            .and(TICKET.OVERDUE_AT.isNull())))
            .as("current");

    /** @param current false when there is no longer any need to say it */
    public record Owed(
            UUID paperId,
            WarningStage stage,
            String number,
            @Nullable Instant dueAt,
            boolean current) {}

    /** How many, since when. */
    public record Waiting(int count, Instant since) {}

    /** With the paper, whose unit it is owed to. */
    public void owe(
            DSLContext tx,
            FiledPaper paper,
            String unitId,
            WarningStage stage,
            boolean urgent,
            @Nullable Instant limit) {
        tx.insertInto(UNIT_WARNING)
                .set(UNIT_WARNING.PAPER_ID, paper.id())
                .set(UNIT_WARNING.UNIT_ID, unitId)
                .set(UNIT_WARNING.STAGE, stage.name())
                .set(UNIT_WARNING.URGENT, urgent)
                .set(UNIT_WARNING.LIMIT_AT, Times.stored(limit))
                .set(UNIT_WARNING.OWED_AT, Times.at(paper.at()))
                .execute();
    }

    /** Units that are owed something. */
    public List<String> owed(DSLContext dsl, boolean urgent) {
        return dsl.selectDistinct(UNIT_WARNING.UNIT_ID)
                .from(UNIT_WARNING)
                .where(OPEN)
                .and(UNIT_WARNING.URGENT.eq(urgent))
                .orderBy(UNIT_WARNING.UNIT_ID)
                .fetch(UNIT_WARNING.UNIT_ID);
    }

    /** Locked; the most pressing first. */
    public List<Owed> lockOwed(DSLContext tx, String unitId, boolean urgent) {
        return tx.select(UNIT_WARNING.PAPER_ID, UNIT_WARNING.STAGE, UNIT_WARNING.LIMIT_AT, TICKET.NUMBER, CURRENT)
                .from(UNIT_WARNING)
                .join(TICKET_PAPER)
                .on(TICKET_PAPER.ID.eq(UNIT_WARNING.PAPER_ID))
                .join(TICKET)
                .on(TICKET.ID.eq(TICKET_PAPER.TICKET_ID))
                .where(OPEN)
                .and(UNIT_WARNING.UNIT_ID.eq(unitId))
                .and(UNIT_WARNING.URGENT.eq(urgent))
                .orderBy(UNIT_WARNING.LIMIT_AT, UNIT_WARNING.OWED_AT, UNIT_WARNING.PAPER_ID)
                .forUpdate()
                .of(UNIT_WARNING)
                .fetch(row -> new Owed(
                        row.get(UNIT_WARNING.PAPER_ID),
                        WarningStage.valueOf(row.get(UNIT_WARNING.STAGE)),
                        row.get(TICKET.NUMBER),
                        Times.read(row.get(UNIT_WARNING.LIMIT_AT)),
                        row.get(CURRENT)));
    }

    public void leaveOut(DSLContext tx, List<UUID> papers, Instant now) {
        tx.update(UNIT_WARNING)
                .set(UNIT_WARNING.LEFT_OUT_AT, Times.at(now))
                .where(UNIT_WARNING.PAPER_ID.in(papers))
                .execute();
    }

    public void gather(DSLContext tx, List<UUID> papers, UUID digest) {
        tx.update(UNIT_WARNING)
                .set(UNIT_WARNING.DIGEST, digest)
                .where(UNIT_WARNING.PAPER_ID.in(papers))
                .execute();
    }

    public void add(DSLContext tx, UUID id, UUID digest, String unitId, String phone, boolean urgent, Instant now) {
        tx.insertInto(UNIT_TEXT)
                .set(UNIT_TEXT.ID, id)
                .set(UNIT_TEXT.DIGEST, digest)
                .set(UNIT_TEXT.UNIT_ID, unitId)
                .set(UNIT_TEXT.PHONE, phone)
                .set(UNIT_TEXT.URGENT, urgent)
                .set(UNIT_TEXT.GATHERED_AT, Times.at(now))
                .set(UNIT_TEXT.STATE, State.WAITING.name())
                .execute();
    }

    /** Whether the unit got a text, of those that can wait, after this instant. */
    public boolean textedAfter(DSLContext dsl, String unitId, Instant instant) {
        return dsl.fetchExists(
                UNIT_TEXT,
                UNIT_TEXT.UNIT_ID.eq(unitId).andNot(UNIT_TEXT.URGENT).and(UNIT_TEXT.GATHERED_AT.gt(Times.at(instant))));
    }

    public void finish(DSLContext dsl, UUID id, State state, String failure, Instant at) {
        dsl.update(UNIT_TEXT)
                .set(UNIT_TEXT.STATE, state.name())
                .set(UNIT_TEXT.FAILURE, failure)
                .set(UNIT_TEXT.FINISHED_AT, Times.at(at))
                .where(UNIT_TEXT.ID.eq(id))
                .and(UNIT_TEXT.STATE.eq(State.WAITING.name()))
                .execute();
    }

    public void sentDespiteOptOut(DSLContext dsl, UUID id, Instant at) {
        dsl.update(UNIT_TEXT)
                .set(UNIT_TEXT.DESPITE_OPT_OUT_AT, Times.at(at))
                .where(UNIT_TEXT.ID.eq(id))
                .and(UNIT_TEXT.DESPITE_OPT_OUT_AT.isNull())
                .execute();
    }

    public void register(DSLContext tx, String unitId, List<String> numbers, String by, Instant now) {
        tx.insertInto(UNIT_SMS_NUMBERS)
                .set(UNIT_SMS_NUMBERS.UNIT_ID, unitId)
                .set(UNIT_SMS_NUMBERS.NUMBERS, numbers.toArray(String[]::new))
                .set(UNIT_SMS_NUMBERS.CHANGED_AT, Times.at(now))
                .set(UNIT_SMS_NUMBERS.CHANGED_BY, by)
                .execute();
    }

    /** What is in force, by unit. */
    public Map<String, NumbersChange> numbers(DSLContext dsl) {
        return dsl.selectDistinct(UNIT_SMS_NUMBERS.fields())
                .on(UNIT_SMS_NUMBERS.UNIT_ID)
                .from(UNIT_SMS_NUMBERS)
                .orderBy(UNIT_SMS_NUMBERS.UNIT_ID, UNIT_SMS_NUMBERS.ID.desc())
                .fetchMap(UNIT_SMS_NUMBERS.UNIT_ID, row -> change(row.into(UNIT_SMS_NUMBERS)));
    }

    /** The latest first. */
    public List<NumbersChange> history(DSLContext dsl, String unitId) {
        return dsl.selectFrom(UNIT_SMS_NUMBERS)
                .where(UNIT_SMS_NUMBERS.UNIT_ID.eq(unitId))
                .orderBy(UNIT_SMS_NUMBERS.ID.desc())
                .fetch(UnitTextStore::change);
    }

    public Map<String, Waiting> waiting(DSLContext dsl) {
        Field<Integer> count = DSL.count();
        var since = DSL.min(UNIT_WARNING.OWED_AT);
        return dsl.select(UNIT_WARNING.UNIT_ID, count, since)
                .from(UNIT_WARNING)
                .where(OPEN)
                .groupBy(UNIT_WARNING.UNIT_ID)
                .fetchMap(UNIT_WARNING.UNIT_ID, row -> new Waiting(row.get(count), Times.present(row.get(since))));
    }

    /** The copies of each unit's latest text. */
    public Map<String, List<Copy>> latest(DSLContext dsl) {
        var newest = dsl.selectDistinct(UNIT_TEXT.DIGEST)
                .on(UNIT_TEXT.UNIT_ID)
                .from(UNIT_TEXT)
                .orderBy(UNIT_TEXT.UNIT_ID, UNIT_TEXT.GATHERED_AT.desc(), UNIT_TEXT.DIGEST.desc());
        return dsl.selectFrom(UNIT_TEXT)
                .where(UNIT_TEXT.DIGEST.in(newest))
                .orderBy(UNIT_TEXT.ID)
                .fetchGroups(
                        UNIT_TEXT.UNIT_ID,
                        row -> new Copy(
                                row.get(UNIT_TEXT.ID),
                                row.get(UNIT_TEXT.PHONE),
                                Times.present(row.get(UNIT_TEXT.GATHERED_AT)),
                                State.valueOf(row.get(UNIT_TEXT.STATE)),
                                row.get(UNIT_TEXT.FAILURE),
                                row.get(UNIT_TEXT.DESPITE_OPT_OUT_AT) != null));
    }

    private static NumbersChange change(UnitSmsNumbersRecord row) {
        return new NumbersChange(
                Arrays.asList(row.getNumbers()), Times.present(row.getChangedAt()), row.getChangedBy());
    }
}

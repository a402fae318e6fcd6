package hotline.tickets.store;

import static hotline.database.jooq.Tables.CALENDAR_DAY;
import static hotline.database.jooq.Tables.CALENDAR_NOTICE;

import hotline.regulation.calendar.CalendarRow;
import hotline.regulation.calendar.Layer;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.tickets.calendar.ImportedNotice;
import hotline.tickets.calendar.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Calendar notices and their days; a notice is imported once and never edited. */
public final class CalendarStore {

    /** Who adds a notice holds it to the end of the transaction: versions appear in the order in which they count. */
    private static final long ADDING = 0x63616c656e646172L;

    /** Grows with every notice; zero when none is loaded. */
    public long version(DSLContext dsl) {
        return dsl.select(version()).fetchSingle().value1();
    }

    static Field<Long> version() {
        return DSL.coalesce(DSL.field(DSL.select(DSL.max(CALENDAR_NOTICE.ID)).from(CALENDAR_NOTICE)), DSL.inline(0L));
    }

    /** Nobody else adds a notice until the transaction ends. */
    public void lock(DSLContext tx) {
        tx.execute("select pg_advisory_xact_lock(?)", ADDING);
    }

    /**
     * @param by who brought it; empty for what ships with the product
     * @return false when the notice is there already
     */
    public boolean add(DSLContext tx, Notice notice, Instant now, String by) {
        lock(tx);
        Long id = tx.insertInto(CALENDAR_NOTICE)
                .set(CALENDAR_NOTICE.LAYER, notice.layer().name())
                .set(CALENDAR_NOTICE.AREA, notice.area())
                .set(CALENDAR_NOTICE.TITLE, notice.title())
                .set(CALENDAR_NOTICE.NUMBER, notice.number())
                .set(CALENDAR_NOTICE.SOURCE, notice.source())
                .set(CALENDAR_NOTICE.COVERS_FROM, notice.from())
                .set(CALENDAR_NOTICE.COVERS_THROUGH, notice.through())
                .set(CALENDAR_NOTICE.IMPORTED_AT, Times.at(now))
                .set(CALENDAR_NOTICE.IMPORTED_BY, by)
                .onConflictDoNothing()
                .returning(CALENDAR_NOTICE.ID)
                .fetchOne(CALENDAR_NOTICE.ID);
        if (id == null) {
            return false;
        }
        var insert = tx.insertInto(
                CALENDAR_DAY, CALENDAR_DAY.NOTICE_ID, CALENDAR_DAY.DAY, CALENDAR_DAY.WORKING, CALENDAR_DAY.NOTE);
        for (Notice.Day day : notice.days()) {
            insert = insert.values(id, day.day(), day.working(), day.note());
        }
        insert.execute();
        return true;
    }

    /** Later notices of the same layer outrank earlier ones. */
    public WorkingCalendar load(DSLContext dsl) {
        // Read first: with a notice that comes in between, the version is too old and is noticed, never too new.
        long version = version(dsl);
        return WorkingCalendar.of(rows(dsl), nationalThrough(dsl), version);
    }

    /** Every day of every notice, in the order in which they were brought. */
    public List<CalendarRow> rows(DSLContext dsl) {
        return dsl.select(
                        CALENDAR_DAY.DAY,
                        CALENDAR_NOTICE.LAYER,
                        CALENDAR_NOTICE.AREA,
                        CALENDAR_DAY.WORKING,
                        CALENDAR_NOTICE.SOURCE,
                        CALENDAR_DAY.NOTE)
                .from(CALENDAR_DAY)
                .join(CALENDAR_NOTICE)
                .on(CALENDAR_NOTICE.ID.eq(CALENDAR_DAY.NOTICE_ID))
                .orderBy(CALENDAR_NOTICE.ID, CALENDAR_DAY.DAY)
                .fetch(row -> new CalendarRow(
                        row.value1(),
                        Layer.valueOf(row.value2()),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6()));
    }

    private static LocalDate nationalThrough(DSLContext dsl) {
        LocalDate through = dsl.select(DSL.max(CALENDAR_NOTICE.COVERS_THROUGH))
                .from(CALENDAR_NOTICE)
                .where(CALENDAR_NOTICE.LAYER.eq(Layer.NATIONAL.name()))
                .fetchOne(0, LocalDate.class);
        return through == null ? LocalDate.MIN : through;
    }

    /** Newest first. */
    public List<ImportedNotice> all(DSLContext dsl) {
        return notices(dsl, DSL.trueCondition());
    }

    /** Those that a ticket computed with that version doesn't know, the newest first. */
    public List<ImportedNotice> after(DSLContext dsl, long version) {
        return notices(dsl, CALENDAR_NOTICE.ID.gt(version));
    }

    /** A notice of the layer and area with this 文号, whatever else it says. */
    public Optional<ImportedNotice> withNumber(DSLContext dsl, Notice notice) {
        return notices(
                        dsl,
                        CALENDAR_NOTICE
                                .LAYER
                                .eq(notice.layer().name())
                                .and(CALENDAR_NOTICE.AREA.eq(notice.area()))
                                .and(CALENDAR_NOTICE.NUMBER.eq(notice.number())))
                .stream()
                .findFirst();
    }

    private static List<ImportedNotice> notices(DSLContext dsl, Condition wanted) {
        Field<Integer> days =
                DSL.field(DSL.selectCount().from(CALENDAR_DAY).where(CALENDAR_DAY.NOTICE_ID.eq(CALENDAR_NOTICE.ID)));
        return dsl.select(CALENDAR_NOTICE.fields())
                .select(days)
                .from(CALENDAR_NOTICE)
                .where(wanted)
                .orderBy(CALENDAR_NOTICE.ID.desc())
                .fetch(row -> new ImportedNotice(
                        row.get(CALENDAR_NOTICE.ID),
                        Layer.valueOf(row.get(CALENDAR_NOTICE.LAYER)),
                        row.get(CALENDAR_NOTICE.AREA),
                        row.get(CALENDAR_NOTICE.TITLE),
                        row.get(CALENDAR_NOTICE.NUMBER),
                        row.get(CALENDAR_NOTICE.SOURCE),
                        row.get(CALENDAR_NOTICE.COVERS_FROM),
                        row.get(CALENDAR_NOTICE.COVERS_THROUGH),
                        row.get(days),
                        Times.present(row.get(CALENDAR_NOTICE.IMPORTED_AT)),
                        row.get(CALENDAR_NOTICE.IMPORTED_BY)));
    }
}

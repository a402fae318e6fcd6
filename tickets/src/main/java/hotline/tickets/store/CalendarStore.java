package hotline.tickets.store;

import static hotline.database.jooq.Tables.CALENDAR_DAY;
import static hotline.database.jooq.Tables.CALENDAR_NOTICE;

import hotline.regulation.calendar.CalendarRow;
import hotline.regulation.calendar.Layer;
import hotline.regulation.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Calendar notices and their days; a notice is imported once and never edited. */
public final class CalendarStore {

    /** @param source with its 文号 */
    public record Notice(
            Layer layer, String area, String title, String source, LocalDate from, LocalDate through, List<Day> days) {}

    public record Day(LocalDate day, boolean working, String note) {}

    /** Grows with every notice; zero when none is loaded. */
    public long version(DSLContext dsl) {
        Long newest =
                dsl.select(DSL.max(CALENDAR_NOTICE.ID)).from(CALENDAR_NOTICE).fetchOne(0, Long.class);
        return newest == null ? 0 : newest;
    }

    /** @return false when the notice is there already */
    public boolean add(DSLContext tx, Notice notice, Instant now) {
        Long id = tx.insertInto(CALENDAR_NOTICE)
                .set(CALENDAR_NOTICE.LAYER, notice.layer().name())
                .set(CALENDAR_NOTICE.AREA, notice.area())
                .set(CALENDAR_NOTICE.TITLE, notice.title())
                .set(CALENDAR_NOTICE.SOURCE, notice.source())
                .set(CALENDAR_NOTICE.COVERS_FROM, notice.from())
                .set(CALENDAR_NOTICE.COVERS_THROUGH, notice.through())
                .set(CALENDAR_NOTICE.IMPORTED_AT, Times.at(now))
                .onConflictDoNothing()
                .returning(CALENDAR_NOTICE.ID)
                .fetchOne(CALENDAR_NOTICE.ID);
        if (id == null) {
            return false;
        }
        var insert = tx.insertInto(
                CALENDAR_DAY, CALENDAR_DAY.NOTICE_ID, CALENDAR_DAY.DAY, CALENDAR_DAY.WORKING, CALENDAR_DAY.NOTE);
        for (Day day : notice.days()) {
            insert = insert.values(id, day.day(), day.working(), day.note());
        }
        insert.execute();
        return true;
    }

    /** Later notices of the same layer outrank earlier ones. */
    public WorkingCalendar load(DSLContext dsl) {
        List<CalendarRow> rows = dsl.select(
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
        LocalDate through = dsl.select(DSL.max(CALENDAR_NOTICE.COVERS_THROUGH))
                .from(CALENDAR_NOTICE)
                .where(CALENDAR_NOTICE.LAYER.eq(Layer.NATIONAL.name()))
                .fetchOne(0, LocalDate.class);
        return WorkingCalendar.of(rows, through == null ? LocalDate.MIN : through, version(dsl));
    }
}

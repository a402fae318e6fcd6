package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.tickets.calendar.GuangxiNotices;
import hotline.tickets.calendar.NationalNotices;
import hotline.tickets.calendar.Notice;
import hotline.tickets.store.CalendarStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the notices that ship with the product into the database; what is there already stays as it is. */
final class CalendarSeed {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarSeed.class);

    private final Database database;
    private final Clock clock;
    private final CalendarStore store = new CalendarStore();

    CalendarSeed(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Safe to run at every start, and by two servers at once. */
    void load() {
        List<Notice> notices = new ArrayList<>(NationalNotices.all());
        notices.addAll(GuangxiNotices.all());
        int added = database.inTransaction(tx -> (int) notices.stream()
                .filter(notice -> store.add(tx, notice, clock.instant(), ""))
                .count());
        if (added > 0) {
            LOG.atInfo().addKeyValue("notices", added).log("calendar notices loaded");
        }
    }
}

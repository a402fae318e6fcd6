package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.calendar.CalendarRow;
import hotline.regulation.calendar.Contradiction;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.Layer;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.calendar.CalendarNotices;
import hotline.tickets.calendar.DueMoves;
import hotline.tickets.calendar.ImportedNotice;
import hotline.tickets.calendar.Notice;
import hotline.tickets.calendar.Notice.Day;
import hotline.tickets.calendar.NoticeAnswer;
import hotline.tickets.calendar.NoticePreview;
import hotline.tickets.calendar.NoticeReader;
import hotline.tickets.store.CalendarStore;
import hotline.tickets.store.TicketStore;
import hotline.tickets.table.TableFault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices are looked at, then added; {@link CalendarRecount} does the rest. */
final class NoticeDesk implements CalendarNotices {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeDesk.class);
    private static final Set<Role> MAY_ADD = EnumSet.of(Role.ADMINISTRATOR, Role.REVIEWER);
    private static final int PAGE = 1000;

    private final Database database;
    private final Transitions transitions;
    private final DueTimes dueTimes;
    private final CalendarStore store = new CalendarStore();
    private final TicketStore tickets = new TicketStore();

    NoticeDesk(Database database, Transitions transitions, DueTimes dueTimes) {
        this.database = database;
        this.transitions = transitions;
        this.dueTimes = dueTimes;
    }

    @Override
    public NoticePreview preview(byte[] file) {
        DSLContext dsl = database.dsl();
        WorkingCalendar calendar = dueTimes.calendar(dsl);
        NoticeReader.Reading reading = NoticeReader.read(file);
        Notice notice = reading.notice();
        List<TableFault> faults = notice == null ? reading.faults() : standing(dsl, notice, calendar.nationalThrough());
        if (notice == null || !faults.isEmpty()) {
            return new NoticePreview(notice, faults, List.of(), DueMoves.NONE, calendar.version());
        }
        List<CalendarRow> rows = store.rows(dsl);
        List<Contradiction> contradictions = Contradiction.between(notice.rows(), rows);
        return new NoticePreview(
                notice,
                List.of(),
                contradictions,
                moves(dsl, notice, with(rows, notice, calendar)),
                calendar.version());
    }

    private static WorkingCalendar with(List<CalendarRow> standing, Notice notice, WorkingCalendar calendar) {
        List<CalendarRow> rows = new ArrayList<>(standing);
        rows.addAll(notice.rows());
        boolean further = notice.layer() == Layer.NATIONAL && notice.through().isAfter(calendar.nationalThrough());
        return WorkingCalendar.of(
                rows, further ? notice.through() : calendar.nationalThrough(), calendar.version() + 1);
    }

    private DueMoves moves(DSLContext dsl, Notice notice, WorkingCalendar calendar) {
        LocalDate first =
                notice.days().stream().map(Day::day).min(LocalDate::compareTo).orElseThrow();
        LocalDate last =
                notice.days().stream().map(Day::day).max(LocalDate::compareTo).orElseThrow();
        Instant from = start(first);
        Instant until = start(last.plusDays(1));
        Instant now = transitions.now();
        DueMoves.Tally tally = new DueMoves.Tally();
        List<Ticket> page;
        UUID after = null;
        do {
            page = tickets.running(dsl, from, until, after, PAGE);
            for (Ticket ticket : page) {
                Recount.of(ticket, dueTimes.effective(dsl, ticket, calendar), now)
                        .ifPresent(recount -> tally.add(recount.move()));
                after = ticket.id();
            }
        } while (page.size() == PAGE);
        return tally.moves();
    }

    private static Instant start(LocalDate day) {
        ZoneId city = DayCount.ZONE;
        return day.atStartOfDay(city).toInstant();
    }

    /** What is wrong with a readable notice beside those that stand. */
    private List<TableFault> standing(DSLContext dsl, Notice notice, LocalDate nationalThrough) {
        List<TableFault> faults = new ArrayList<>();
        store.withNumber(dsl, notice)
                .ifPresent(twin -> faults.add(new TableFault(
                        0, 0, "文号 " + notice.number() + " 的通知已经导入过（" + twin.title() + "）；如要更正，请用更正通知自己的文号")));
        // A year left out would count as noticed and by weekdays alone: wrong without anybody seeing it.
        if (notice.layer() == Layer.NATIONAL && notice.from().isAfter(nationalThrough.plusDays(1))) {
            faults.add(new TableFault(
                    0, 0, "国家通知已载入至 " + nationalThrough + "，这个通知从 " + notice.from() + " 起，中间的年份还没有通知，请先导入"));
        }
        return faults;
    }

    @Override
    public NoticeAnswer add(byte[] file, long seenVersion, Actor actor) {
        if (!MAY_ADD.contains(actor.role())) {
            return refused(Result.Why.FORBIDDEN, actor.role().chinese() + "不能导入放假通知", null);
        }
        NoticeReader.Reading reading = NoticeReader.read(file);
        Notice notice = reading.notice();
        if (notice == null) {
            return refused(Result.Why.INPUT, reading.faults().getFirst().chinese(), "content");
        }
        NoticeAnswer answer = database.inTransaction(tx -> add(tx, notice, seenVersion, actor));
        if (answer instanceof NoticeAnswer.Added(ImportedNotice added, int open)) {
            LOG.atInfo()
                    .addKeyValue("notice", added.number())
                    .addKeyValue("version", added.version())
                    .addKeyValue("actor", actor.id())
                    .log("calendar notice added, {} open tickets to be computed anew", open);
        }
        return answer;
    }

    private NoticeAnswer add(DSLContext tx, Notice notice, long seenVersion, Actor actor) {
        store.lock(tx);
        WorkingCalendar calendar = dueTimes.calendar(tx);
        List<TableFault> faults = standing(tx, notice, calendar.nationalThrough());
        if (!faults.isEmpty()) {
            return refused(Result.Why.RULE, faults.getFirst().chinese(), null);
        }
        if (calendar.version() != seenVersion) {
            return refused(Result.Why.STALE, "工作日历刚刚被他人更新，请重新预览后再导入", null);
        }
        if (!store.add(tx, notice, transitions.now(), actor.id())) {
            return refused(Result.Why.RULE, "这个通知已经导入过", null);
        }
        ImportedNotice added = store.all(tx).getFirst();
        return new NoticeAnswer.Added(added, tickets.countByOlderCalendar(tx, added.version()));
    }

    private static NoticeAnswer refused(Result.Why why, String reason, @Nullable String field) {
        return new NoticeAnswer.Refused(new Result.Refused(why, reason, null, field));
    }

    @Override
    public List<ImportedNotice> all() {
        return store.all(database.dsl());
    }

    @Override
    public int waiting() {
        return tickets.countByOlderCalendar(database.dsl(), store.version(database.dsl()));
    }
}

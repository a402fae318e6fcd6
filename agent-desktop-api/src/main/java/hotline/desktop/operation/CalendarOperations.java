package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.person.Person;
import hotline.tickets.Actor;
import hotline.tickets.CalendarDay;
import hotline.tickets.Role;
import hotline.tickets.TicketQueries;
import hotline.tickets.calendar.CalendarNotices;
import hotline.tickets.calendar.NoticeAnswer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Working days for everybody, and the notices they come from: looked at, previewed, added. */
public final class CalendarOperations implements Operations {

    private static final long LONGEST_DAYS = 366;

    private record Days(List<CalendarDay> days) {}

    private record Notices(List<NoticeView.Brought> notices, int waiting) {}

    private record Added(NoticeView.Brought notice, int open) {}

    private final TicketQueries queries;
    private final CalendarNotices notices;
    private final AuditTrail audit;

    public CalendarOperations(TicketQueries queries, CalendarNotices notices, AuditTrail audit) {
        this.queries = queries;
        this.notices = notices;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "calendar", this::calendar,
                "calendarNotices", this::all,
                "previewCalendarNotice", this::preview,
                "addCalendarNotice", this::add);
    }

    private Reply calendar(ApiRequest request) {
        LocalDate from = TicketForms.date(request.query("from").orElseThrow(), "from");
        LocalDate to = TicketForms.date(request.query("to").orElseThrow(), "to");
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > LONGEST_DAYS) {
            throw Problem.invalid("起止日期须先后有序，且至多 366 天", "to").asException();
        }
        return Reply.ok(new Days(queries.calendar(from, to, RegulationOperations.area(request))));
    }

    private Reply all(ApiRequest request) {
        return Reply.ok(
                new Notices(notices.all().stream().map(NoticeView.Brought::of).toList(), notices.waiting()));
    }

    private Reply preview(ApiRequest request) {
        return Reply.ok(NoticeView.Preview.of(notices.preview(file(request))));
    }

    private Reply add(ApiRequest request) {
        long seen = request.body().getLong("calendarVersion");
        return switch (notices.add(file(request), seen, actor(request.person()))) {
            case NoticeAnswer.Refused(var why) -> throw TicketDesk.problem(why);
            case NoticeAnswer.Added(var notice, int open) -> {
                audit.note(request.person(), "calendar.import", "calendar:" + notice.version(), notice.number());
                yield Reply.created(new Added(NoticeView.Brought.of(notice), open));
            }
        };
    }

    private static byte[] file(ApiRequest request) {
        try {
            return Base64.getDecoder().decode(request.body().getString("content"));
        } catch (IllegalArgumentException notBase64) {
            throw Problem.invalid("文件内容须为 Base64", "content").asException();
        }
    }

    /** The role that may, of those held. */
    private static Actor actor(Person person) {
        boolean administrator = person.is(hotline.desktop.person.Role.ADMINISTRATOR);
        return new Actor(person.name(), administrator ? Role.ADMINISTRATOR : Role.REVIEWER);
    }
}

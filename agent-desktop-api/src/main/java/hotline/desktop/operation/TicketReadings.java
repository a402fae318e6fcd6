package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.ProblemException;
import hotline.desktop.http.Reply;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.Urgency;
import hotline.tickets.CalendarDay;
import hotline.tickets.DueAnswer;
import hotline.tickets.DueAssumptions;
import hotline.tickets.DueExplanation;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketFilter;
import hotline.tickets.TicketPage;
import hotline.tickets.TicketQueries;
import hotline.tickets.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reading tickets, their history and their due times. */
public final class TicketReadings implements Operations {

    private static final int PAGE_SIZE = 20;
    private static final long LONGEST_CALENDAR_DAYS = 366;

    private record Page(List<TicketSummaryView> items, int page, int size, long total) {}

    private record History(List<Entry> entries) {}

    private record Entry(
            Instant at,
            String event,
            String eventName,
            @Nullable String from,
            String to,
            String actor,
            String actorRole,
            String reason) {

        static Entry of(TicketEvent event) {
            return new Entry(
                    event.at(),
                    event.event(),
                    event.eventName(),
                    event.from() == null ? null : event.from().name(),
                    event.to().name(),
                    event.actorId(),
                    event.actorRole().chinese(),
                    event.reason());
        }
    }

    private record Units(List<Unit> units) {}

    private record Days(List<CalendarDay> days) {}

    private final TicketQueries queries;
    private final AuditTrail audit;

    public TicketReadings(TicketQueries queries, AuditTrail audit) {
        this.queries = queries;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "listTickets", this::list,
                "ticket", this::ticket,
                "ticketHistory", this::history,
                "ticketDue", this::due,
                "units", _ -> Reply.ok(new Units(queries.units())),
                "calendar", this::calendar);
    }

    private Reply list(ApiRequest request) {
        int page = request.query("page", 0);
        int size = request.query("size", PAGE_SIZE);
        // the contract counts pages from 0, the tickets room from 1
        TicketFilter filter = new TicketFilter(
                request.query("state").map(TicketState::valueOf).orElse(null),
                request.query("mine").map(Boolean::parseBoolean).orElse(false),
                request.query("untaken").map(Boolean::parseBoolean).orElse(false),
                request.query("q").orElse(""),
                page + 1,
                size);
        TicketPage found = queries.list(filter, TicketDesk.actor(request.person()));
        List<TicketSummaryView> items =
                found.tickets().stream().map(TicketSummaryView::of).toList();
        return Reply.ok(new Page(items, page, size, found.total()));
    }

    private Reply ticket(ApiRequest request) {
        Ticket ticket = queries.find(request.uuid("id"), TicketDesk.actor(request.person()))
                .orElseThrow(TicketReadings::unknown);
        String action = TicketDesk.isOwn(request.person(), ticket) ? "ticket.read.clear" : "ticket.read";
        audit.note(request.person(), action, "ticket:" + ticket.id(), "");
        return Reply.ok(TicketDesk.view(request.person(), ticket));
    }

    private Reply history(ApiRequest request) {
        List<TicketEvent> events = queries.history(request.uuid("id"), TicketDesk.actor(request.person()));
        if (events.isEmpty()) {
            throw unknown();
        }
        audit.note(request.person(), "ticket.history", "ticket:" + request.path("id"), "");
        return Reply.ok(new History(events.stream().map(Entry::of).toList()));
    }

    private Reply due(ApiRequest request) {
        DueAssumptions assumed = new DueAssumptions(
                request.query("kind").map(TicketKind::valueOf).orElse(null),
                request.query("urgency").map(Urgency::valueOf).orElse(null),
                request.query("area").orElse(null),
                request.query("unitId").orElse(null));
        return switch (queries.due(request.uuid("id"), TicketDesk.actor(request.person()), assumed)) {
            case DueAnswer.Known(DueExplanation due) -> Reply.ok(DueView.of(due));
            case DueAnswer.Unknown(Result.Refused why) -> throw TicketDesk.problem(why);
        };
    }

    private Reply calendar(ApiRequest request) {
        LocalDate from = TicketForms.date(request.query("from").orElseThrow(), "from");
        LocalDate to = TicketForms.date(request.query("to").orElseThrow(), "to");
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > LONGEST_CALENDAR_DAYS) {
            throw Problem.invalid("起止日期须先后有序，且至多 366 天", "to").asException();
        }
        return Reply.ok(new Days(queries.calendar(from, to)));
    }

    private static ProblemException unknown() {
        return Problem.notFound("没有这张工单").asException();
    }
}

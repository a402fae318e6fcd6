package hotline.desktop.operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.ProblemException;
import hotline.desktop.http.Reply;
import hotline.desktop.ledger.Disclosing;
import hotline.desktop.ledger.Disclosure;
import hotline.desktop.person.Person;
import hotline.desktop.store.LookKind;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.Urgency;
import hotline.regulation.disclosure.CallerField;
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
import hotline.tickets.WorkFilter;
import hotline.tickets.WorkPage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reading tickets, their history and their due times. */
public final class TicketReadings implements Operations {

    private static final int PAGE_SIZE = 20;

    /** @param next of the work list alone */
    private record Page(
            List<TicketSummaryView> items,
            int page,
            int size,
            long total,
            @Nullable String next,
            @JsonIgnore Disclosure disclosure)
            implements Disclosing {}

    private record History(List<Entry> entries, @JsonIgnore Disclosure disclosure) implements Disclosing {}

    private record Entry(
            Instant at,
            String event,
            String eventName,
            @Nullable String from,
            String to,
            String actor,
            @Nullable String actorName,
            String actorRole,
            String reason) {

        static Entry of(TicketEvent event, Map<String, String> names) {
            return new Entry(
                    event.at(),
                    event.event(),
                    event.eventName(),
                    event.from() == null ? null : event.from().name(),
                    event.to().name(),
                    event.actorId(),
                    names.get(event.actorId()),
                    event.actorRole().chinese(),
                    event.reason());
        }
    }

    private record Units(List<Unit> units) {}

    private final TicketQueries queries;
    private final ActorNames names;

    public TicketReadings(TicketQueries queries, ActorNames names) {
        this.queries = queries;
        this.names = names;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "listTickets", this::list,
                "ticket", this::ticket,
                "ticketHistory", this::history,
                "ticketDue", this::due,
                "units", _ -> Reply.ok(new Units(queries.units())));
    }

    private Reply list(ApiRequest request) {
        return request.query("sort").orElse("").equals("due") ? work(request) : newest(request);
    }

    /** The contract's order {@code due}. */
    private Reply work(ApiRequest request) {
        noneOf(request, List.of("mine", "untaken", "page"), "不能与 sort=due 同用");
        int size = request.query("size", PAGE_SIZE);
        TicketState state = request.query("state").map(TicketState::valueOf).orElse(null);
        if (state != null && !WorkFilter.IN_WORK.contains(state)) {
            throw Problem.invalid("「" + state.chinese() + "」的工单没有在走的办理期限，不能按期限排序", "state")
                    .asException();
        }
        WorkFilter filter = new WorkFilter(
                state,
                request.query("kind").map(TicketKind::valueOf).orElse(null),
                request.query("overdue").map(Boolean::valueOf).orElse(null),
                request.query("cursor").map(TicketReadings::place).orElse(null),
                size);
        WorkPage found = queries.work(filter, TicketDesk.actor(request.person()));
        WorkFilter.Place next = found.next();
        return Reply.ok(
                page(request.person(), found.tickets(), 0, size, found.total(), next == null ? null : next.text()));
    }

    private static void noneOf(ApiRequest request, List<String> fields, String why) {
        for (String field : fields) {
            if (request.query(field).isPresent()) {
                throw Problem.invalid(field + " " + why, field).asException();
            }
        }
    }

    private static WorkFilter.Place place(String cursor) {
        return WorkFilter.Place.parse(cursor)
                .orElseThrow(() -> Problem.invalid("翻页标记无效，请从第一页重新查看", "cursor").asException());
    }

    /** One line of the ledger for all of them: the number, masked, is all that a list tells of the callers. */
    private static Page page(
            Person reader, List<Ticket> tickets, int page, int size, long total, @Nullable String next) {
        List<TicketSummaryView> items = tickets.stream()
                .map(ticket -> TicketSummaryView.of(ticket, CallerShown.to(reader, ticket)))
                .toList();
        List<UUID> ids = tickets.stream().map(Ticket::id).toList();
        return new Page(
                items,
                page,
                size,
                total,
                next,
                new Disclosure(LookKind.LIST, ids, Set.of(), Set.of(CallerField.NUMBER), "", null));
    }

    private Reply newest(ApiRequest request) {
        noneOf(request, List.of("kind", "overdue", "cursor"), "只用于 sort=due");
        int page = request.query("page", 0);
        int size = request.query("size", PAGE_SIZE);
        // the contract counts pages from 0, the tickets room from 1
        TicketFilter filter = new TicketFilter(
                request.query("state").map(TicketState::valueOf).orElse(null),
                request.query("mine").map(Boolean::parseBoolean).orElse(false),
                request.query("untaken").map(Boolean::parseBoolean).orElse(false),
                page + 1,
                size);
        TicketPage found = queries.list(filter, TicketDesk.actor(request.person()));
        return Reply.ok(page(request.person(), found.tickets(), page, size, found.total(), null));
    }

    private Reply ticket(ApiRequest request) {
        Ticket ticket = queries.find(request.uuid("id"), TicketDesk.actor(request.person()))
                .orElseThrow(TicketReadings::unknown);
        return Reply.ok(TicketDesk.view(request.person(), ticket, LookKind.VIEW));
    }

    private Reply history(ApiRequest request) {
        UUID id = request.uuid("id");
        List<TicketEvent> events = queries.history(id, TicketDesk.actor(request.person()));
        if (events.isEmpty()) {
            throw unknown();
        }
        Map<String, String> called = names.of(events.stream().map(TicketEvent::actorId));
        return Reply.ok(new History(
                events.stream().map(event -> Entry.of(event, called)).toList(),
                Disclosure.ofPapers(LookKind.VIEW, id)));
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

    private static ProblemException unknown() {
        return Problem.notFound("没有这张工单").asException();
    }
}

package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.kernel.PhoneNumber;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.calendar.DayRuling;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.tickets.Actor;
import hotline.tickets.CalendarDay;
import hotline.tickets.DueAnswer;
import hotline.tickets.DueAssumptions;
import hotline.tickets.EarlierTicket;
import hotline.tickets.EndingSettings;
import hotline.tickets.MonthFigures;
import hotline.tickets.Overlooked;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketFilter;
import hotline.tickets.TicketPage;
import hotline.tickets.TicketQueries;
import hotline.tickets.Unit;
import hotline.tickets.WorkFilter;
import hotline.tickets.WorkPage;
import hotline.tickets.store.FigureStore;
import hotline.tickets.store.HistoryStore;
import hotline.tickets.store.OversightStore;
import hotline.tickets.store.TicketSearch;
import hotline.tickets.store.UnitStore;
import hotline.tickets.store.WorkStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads outside transactions; what a role may not see never leaves here. */
final class DatabaseQueries implements TicketQueries {

    private static final int MOST_DAYS = 366;

    private final Database database;
    private final DueTimes dueTimes;
    private final InstantSource clock;
    private final DueExplainer explainer;
    private final TicketSearch search = new TicketSearch();
    private final WorkStore work = new WorkStore();
    private final HistoryStore history = new HistoryStore();
    private final UnitStore units = new UnitStore();
    private final FigureStore figures = new FigureStore();
    private final OversightStore oversight = new OversightStore();
    private final EndingSettings settings;

    DatabaseQueries(
            Database database,
            DueTimes dueTimes,
            DueExplainer explainer,
            EndingSettings settings,
            InstantSource clock) {
        this.database = database;
        this.dueTimes = dueTimes;
        this.explainer = explainer;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<Ticket> find(UUID id, Actor reader) {
        return visible(id, reader).map(ticket -> ticket.asSeenBy(reader));
    }

    @Override
    public Optional<Ticket> numbered(String number, Actor reader) {
        return search.numbered(database.dsl(), number, reader).map(ticket -> ticket.asSeenBy(reader));
    }

    private Optional<Ticket> visible(UUID id, Actor reader) {
        return search.find(database.dsl(), id, reader);
    }

    @Override
    public TicketPage list(TicketFilter filter, Actor reader) {
        TicketPage page = search.page(database.dsl(), filter, reader);
        return new TicketPage(asSeenBy(reader, page.tickets()), page.total(), page.page(), page.size());
    }

    @Override
    public WorkPage work(WorkFilter filter, Actor reader) {
        WorkPage page = work.page(database.dsl(), filter, reader);
        return new WorkPage(asSeenBy(reader, page.tickets()), page.total(), page.next());
    }

    static List<Ticket> asSeenBy(Actor reader, List<Ticket> tickets) {
        return tickets.stream().map(ticket -> ticket.asSeenBy(reader)).toList();
    }

    @Override
    public List<TicketEvent> history(UUID id, Actor reader) {
        return search.isVisible(database.dsl(), id, reader) ? history.of(database.dsl(), id) : List.of();
    }

    @Override
    public DueAnswer due(UUID id, Actor reader, DueAssumptions assumed) {
        return visible(id, reader)
                .map(ticket -> explainer.explain(database.dsl(), ticket, assumed))
                .orElseGet(() -> DueExplainer.unknown(Result.Why.NOT_FOUND, "没有这张工单", null));
    }

    @Override
    public List<EarlierTicket> earlierByCaller(PhoneNumber caller, int limit) {
        return caller.digits().isEmpty() ? List.of() : search.earlier(database.dsl(), caller.digits(), limit);
    }

    @Override
    public Map<UUID, String> numbers(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : search.numbers(database.dsl(), ids);
    }

    @Override
    public List<Overlooked> overlooked() {
        Instant now = clock.instant();
        return Stream.of(
                        oversight.notPhoned(database.dsl(), now.minus(settings.phoneNotice())),
                        oversight.untaken(database.dsl(), now.minus(settings.untaken())))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Unit> units() {
        return units.active(database.dsl());
    }

    @Override
    public Map<String, String> unitNames() {
        return units.names(database.dsl());
    }

    @Override
    public List<CalendarDay> calendar(LocalDate from, LocalDate to, String area) {
        WorkingCalendar calendar = workingCalendar();
        return from.datesUntil(to.isBefore(from) ? from : to.plusDays(1))
                .limit(MOST_DAYS)
                .map(day -> calendarDay(calendar.ruling(day, area)))
                .toList();
    }

    @Override
    public MonthFigures month(YearMonth month) {
        Instant from = month.atDay(1).atStartOfDay(DayCount.ZONE).toInstant();
        Instant until = month.plusMonths(1).atDay(1).atStartOfDay(DayCount.ZONE).toInstant();
        Instant asOf = clock.instant();
        return new MonthFigures(month, from, until, asOf, figures.count(database.dsl(), from, until, asOf));
    }

    @Override
    public WorkingCalendar workingCalendar() {
        return dueTimes.calendar(database.dsl());
    }

    private static CalendarDay calendarDay(DayRuling ruling) {
        return new CalendarDay(
                ruling.day(),
                ruling.working(),
                ruling.layer().chinese(),
                ruling.source(),
                ruling.note(),
                ruling.loaded());
    }
}

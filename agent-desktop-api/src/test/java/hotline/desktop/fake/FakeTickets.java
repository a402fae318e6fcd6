package hotline.desktop.fake;

import hotline.kernel.PhoneNumber;
import hotline.regulation.Channel;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.UnitNature;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.reply.ReplyContent;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.CalendarDay;
import hotline.tickets.Caller;
import hotline.tickets.DispatchOrder;
import hotline.tickets.DraftFields;
import hotline.tickets.DueAnswer;
import hotline.tickets.DueAssumptions;
import hotline.tickets.DueExplanation;
import hotline.tickets.EarlierTicket;
import hotline.tickets.Matter;
import hotline.tickets.MonthFigures;
import hotline.tickets.NewDraft;
import hotline.tickets.Overlooked;
import hotline.tickets.Progress;
import hotline.tickets.Result;
import hotline.tickets.ReviewDecision;
import hotline.tickets.Role;
import hotline.tickets.Submission;
import hotline.tickets.Submissions;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.TicketFilter;
import hotline.tickets.TicketPage;
import hotline.tickets.TicketQueries;
import hotline.tickets.Tickets;
import hotline.tickets.Unit;
import hotline.tickets.WorkFilter;
import hotline.tickets.WorkPage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tickets in memory, one draft of agent 1001 at first. Acts after the draft are refused by rule, to be seen outside. */
public final class FakeTickets implements Tickets, TicketQueries, Submissions {

    public static final UUID DRAFT_OF_1001 = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");

    private final Map<String, String> submitted = new ConcurrentHashMap<>();
    private final Map<UUID, Ticket> tickets = new ConcurrentHashMap<>();

    public FakeTickets() {
        openDraft(NewDraft.ofCall(
                DRAFT_OF_1001, FakeRecords.CALL_OF_1001, PhoneNumber.parse(FakeRecords.CALLER), "1001"));
    }

    @Override
    public Ticket openDraft(NewDraft draft) {
        return tickets.computeIfAbsent(
                draft.draftId(),
                id -> ticket(
                        id,
                        1,
                        Matter.empty(),
                        Caller.from(draft.caller()),
                        draft.channel(),
                        draft.callId(),
                        draft.agentId()));
    }

    @Override
    public int openMissingDrafts(List<NewDraft> drafts) {
        drafts.forEach(this::openDraft);
        return 0;
    }

    private static Ticket ticket(
            UUID id, long version, Matter matter, Caller caller, Channel channel, String callId, String agentId) {
        return new Ticket(
                id,
                null,
                version,
                TicketState.DRAFT,
                1,
                matter,
                caller,
                new Ticket.Intake(channel, callId, agentId, AT),
                new Ticket.Times(
                        null, null, null, null, null, false, null, null, false, null, null, null, null, null, null,
                        null),
                null,
                null,
                null,
                null);
    }

    @Override
    public Result saveDraft(Act act, DraftFields fields) {
        Ticket before = tickets.get(act.ticketId());
        if (before == null) {
            return new Result.Refused(Result.Why.NOT_FOUND, "没有这张工单", null, null);
        }
        if (act.seenVersion() != null && act.seenVersion() != before.version()) {
            return new Result.Refused(Result.Why.STALE, "工单已被他人修改，请重新读取", null, null);
        }
        Ticket after = ticket(
                before.id(),
                before.version() + 1,
                fields.matter(),
                new Caller(
                        fields.callerName(),
                        before.caller().number(),
                        before.caller().maskedNumber(),
                        fields.contact(),
                        fields.identityNumber(),
                        fields.anonymous()),
                before.intake().channel(),
                before.intake().callId(),
                before.intake().agentId());
        tickets.put(after.id(), after);
        return new Result.Done(after);
    }

    @Override
    public Result take(Act act) {
        Ticket ticket = tickets.get(act.ticketId());
        return ticket == null
                ? new Result.Refused(Result.Why.NOT_FOUND, "没有这张工单", null, null)
                : new Result.Refused(Result.Why.STATE, "来件已由" + ticket.intake().agentId() + "领取", null, null);
    }

    /** What came in under which number; the content is its title. */
    @Override
    public Answer submit(Submission submission) {
        String key = submission.channel() + " " + submission.externalId();
        String title = submission.fields().matter().title();
        if (title.equals("refused")) {
            return new Answer.Refused(new Result.Refused(Result.Why.INPUT, "须实名", "第十二条第一项", "callerName"));
        }
        String before = submitted.putIfAbsent(key, title);
        if (before == null) {
            return new Answer.Opened(progress());
        }
        return before.equals(title) ? new Answer.Known(progress()) : new Answer.Differs(AT);
    }

    @Override
    public Optional<Progress> progress(Channel channel, String externalId) {
        return Optional.ofNullable(submitted.get(channel + " " + externalId)).map(_ -> progress());
    }

    /** Each has the number of {@link #progress()}. */
    @Override
    public List<Received> received(Channel channel, Question question) {
        Progress one = progress();
        boolean any = submitted.keySet().stream().anyMatch(key -> key.startsWith(channel + " "));
        boolean asked = question.states().contains(one.state())
                && (question.numbers().isEmpty() || question.numbers().contains(one.number()));
        return any && asked ? List.of(new Received("占道经营", one)) : List.of();
    }

    static Progress progress() {
        return new Progress(
                "4503261124020000013",
                7,
                TicketState.IN_PROGRESS,
                "市城市管理委员会正在办理",
                AT,
                AT,
                AT,
                null,
                null,
                "市城市管理委员会",
                List.of(new Progress.Step("受理", AT, "")),
                new Progress.Due(AT, false, "第十三条第二项", List.of("第1个工作日")),
                null);
    }

    @Override
    public Result accept(Act act) {
        return tickets.containsKey(act.ticketId())
                ? new Result.Refused(Result.Why.RULE, "该事项须提供姓名、身份证号码和联系方式", "第十二条第一项", "callerName")
                : new Result.Refused(Result.Why.NOT_FOUND, "没有这张工单", null, null);
    }

    @Override
    public Result refuse(Act act, RefusalGround ground, String explanation) {
        return accept(act);
    }

    @Override
    public Result dispatch(Act act, DispatchOrder order) {
        return new Result.Refused(Result.Why.STATE, "登记中的工单不能派单", null, null);
    }

    @Override
    public Result sign(Act act) {
        return new Result.Refused(Result.Why.NOT_FOUND, "没有这张工单", null, null);
    }

    @Override
    public Result reply(Act act, ReplyContent content, String publicAnswer) {
        return sign(act);
    }

    @Override
    public Result review(Act act, ReviewDecision decision, String note) {
        return dispatch(act, "", "");
    }

    @Override
    public Result resultDelivered(UUID ticketId, Instant deliveredAt) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Result evaluate(UUID ticketId, Evaluation value, EvaluationSource source, String evidence) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Result repliedUnclearly(UUID ticketId, String words) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Result needsManualFollowUp(UUID ticketId, String reason) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Result followUp(Act act, boolean satisfied, String note) {
        return dispatch(act, "", "");
    }

    @Override
    public Result redo(Act act, String reason) {
        return dispatch(act, "", "");
    }

    /** A ticket as a test wants it. */
    public void put(Ticket ticket) {
        tickets.put(ticket.id(), ticket);
    }

    @Override
    public Optional<Ticket> find(UUID id, Actor reader) {
        return Optional.ofNullable(tickets.get(id))
                .filter(ticket -> visible(ticket, reader))
                .map(ticket -> ticket.asSeenBy(reader));
    }

    @Override
    public Optional<Ticket> numbered(String number, Actor reader) {
        return tickets.values().stream()
                .filter(ticket -> number.equals(ticket.number()))
                .filter(ticket -> visible(ticket, reader))
                .map(ticket -> ticket.asSeenBy(reader))
                .findFirst();
    }

    /** Units see what they handle, and what a unit of the fakes assists in: everything that is dispatched. */
    private static boolean visible(Ticket ticket, Actor reader) {
        return switch (reader.role()) {
            case AGENT -> ticket.intake().isTakenBy(reader.id());
            case UNIT -> ticket.assignment() != null;
            default -> true;
        };
    }

    @Override
    public TicketPage list(TicketFilter filter, Actor reader) {
        List<Ticket> found = tickets.values().stream()
                .filter(ticket -> visible(ticket, reader))
                .map(ticket -> ticket.asSeenBy(reader))
                .toList();
        return new TicketPage(found, found.size(), filter.page(), filter.size());
    }

    @Override
    public WorkPage work(WorkFilter filter, Actor reader) {
        List<Ticket> found = list(TicketFilter.all(filter.size()), reader).tickets();
        return new WorkPage(found, found.size(), new WorkFilter.Place(AT, DRAFT_OF_1001));
    }

    @Override
    public MonthFigures month(YearMonth month) {
        MonthFigures.Counts counts = new MonthFigures.Counts(9, 1, 8, 7, 6, 1, 4, 1, 0, 2, 1, 0);
        return new MonthFigures(
                month, AT, AT, AT, List.of(new MonthFigures.Cell("cg", TicketKind.HELP, "450305", counts)));
    }

    @Override
    public List<TicketEvent> history(UUID id, Actor reader) {
        return find(id, reader).stream()
                .map(_ -> new TicketEvent(AT, "1001", Role.AGENT, "OPEN", "登记", null, TicketState.DRAFT, ""))
                .toList();
    }

    /** What is assumed is told back, to be seen outside. */
    @Override
    public DueAnswer due(UUID id, Actor reader, DueAssumptions assumed) {
        Optional<Ticket> found = find(id, reader);
        if (found.isEmpty()) {
            return new DueAnswer.Unknown(new Result.Refused(Result.Why.NOT_FOUND, "没有这张工单", null, null));
        }
        if (found.get().matter().kind() == null && assumed.kind() == null) {
            return new DueAnswer.Unknown(new Result.Refused(Result.Why.INPUT, "请先选择诉求类型", null, "kind"));
        }
        List<String> lines = List.of("11 月 25 日 第 1 个工作日", assumed.toString());
        return new DueAnswer.Known(new DueExplanation(AT, AT, AT, "第十三条第二项", lines, false, true));
    }

    @Override
    public List<EarlierTicket> earlierByCaller(PhoneNumber caller, int limit) {
        return List.of();
    }

    @Override
    public Map<UUID, String> numbers(Collection<UUID> ids) {
        Map<UUID, String> numbers = new HashMap<>();
        ids.forEach(id ->
                Optional.ofNullable(tickets.get(id)).map(Ticket::number).ifPresent(number -> numbers.put(id, number)));
        return numbers;
    }

    @Override
    public List<Unit> units() {
        return List.of(new Unit("cg", "市城市管理委员会", "0773-1234567", "", UnitNature.ORDINARY, null));
    }

    @Override
    public Map<String, String> unitNames() {
        return Map.of("cg", "市城市管理委员会");
    }

    @Override
    public List<CalendarDay> calendar(LocalDate from, LocalDate to, String area) {
        return from.datesUntil(to.plusDays(1))
                .map(day -> new CalendarDay(day, day.getDayOfWeek().getValue() < 6, "周历", "", "", true))
                .toList();
    }

    @Override
    public List<Overlooked> overlooked() {
        return List.of();
    }

    @Override
    public WorkingCalendar workingCalendar() {
        return WorkingCalendar.of(List.of(), LocalDate.of(2026, 12, 31), 7);
    }
}

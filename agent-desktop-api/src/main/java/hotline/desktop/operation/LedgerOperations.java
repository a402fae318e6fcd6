package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.ledger.LedgerCheck;
import hotline.desktop.ledger.ViewLedger;
import hotline.desktop.person.Role;
import hotline.desktop.store.LedgerLine;
import hotline.desktop.store.LedgerQuestion;
import hotline.desktop.store.LookKind;
import hotline.regulation.disclosure.CallerField;
import hotline.tickets.TicketQueries;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** 查看留痕 (Article 24): who saw this ticket, when, what of it, why and from where. */
public final class LedgerOperations implements Operations {

    private static final int PAGE_SIZE = 50;

    /** @param next of the next page; null on the last */
    private record Page(List<Line> items, @Nullable Long next) {}

    private record Seen(UUID id, @Nullable String number) {}

    private record Line(
            long line,
            Instant at,
            String person,
            String personName,
            List<String> roles,
            String address,
            String kind,
            String kindName,
            String operation,
            List<Seen> tickets,
            List<String> clear,
            List<String> masked,
            String reason,
            @Nullable Instant clearUntil) {

        static Line of(LedgerLine line, Map<UUID, String> numbers) {
            return new Line(
                    line.line(),
                    line.at(),
                    line.person(),
                    line.personName(),
                    Arrays.stream(line.roles().split("\\+"))
                            .map(word -> Role.of(word).map(Role::chinese).orElse(word))
                            .toList(),
                    line.address(),
                    line.kind().name(),
                    line.kind().chinese(),
                    line.operation(),
                    line.tickets().stream()
                            .map(id -> new Seen(id, numbers.get(id)))
                            .toList(),
                    words(line.clear()),
                    words(line.masked()),
                    line.reason(),
                    line.clearUntil());
        }

        private static List<String> words(List<String> fields) {
            return fields.stream()
                    .map(field -> CallerField.valueOf(field).chinese())
                    .toList();
        }
    }

    private record Check(
            boolean intact,
            long seals,
            long lines,
            long unsealed,
            @Nullable Long brokenThrough) {

        static Check of(LedgerCheck check) {
            return new Check(
                    check.brokenThrough() == null,
                    check.seals(),
                    check.lines(),
                    check.unsealed(),
                    check.brokenThrough());
        }
    }

    private final ViewLedger ledger;
    private final TicketQueries queries;
    private final AuditTrail audit;
    private final Semaphore checking = new Semaphore(1);

    public LedgerOperations(ViewLedger ledger, TicketQueries queries, AuditTrail audit) {
        this.ledger = ledger;
        this.queries = queries;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("viewLedger", this::read, "checkLedger", this::check);
    }

    private Reply read(ApiRequest request) {
        Optional<String> asked = request.query("ticket").map(String::strip).filter(text -> !text.isEmpty());
        Optional<UUID> ticket = asked.map(text -> ticket(request, text));
        int size = request.query("size", PAGE_SIZE);
        List<LedgerLine> lines = ledger.find(new LedgerQuestion(
                ticket.orElse(null),
                request.query("person")
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .orElse(null),
                request.query("kind").map(LookKind::valueOf).orElse(null),
                request.query("from").map(text -> instant(text, "from")).orElse(null),
                request.query("to").map(text -> instant(text, "to")).orElse(null),
                request.query("before").map(Long::valueOf).orElse(null),
                size));
        audit.note(
                request.person(),
                "ledger.read",
                ticket.map(id -> "ticket:" + id).orElse("ledger"),
                "");
        Map<UUID, String> numbers = queries.numbers(
                lines.stream().flatMap(line -> line.tickets().stream()).collect(Collectors.toSet()));
        return Reply.ok(new Page(
                lines.stream().map(line -> Line.of(line, numbers)).toList(),
                lines.size() < size ? null : lines.getLast().line()));
    }

    /** A ticket's number, or its id as the address of its page has it. */
    private UUID ticket(ApiRequest request, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException number) {
            return queries.numbered(text, TicketDesk.actor(request.person()))
                    .orElseThrow(() -> Problem.invalid("没有编号为「" + text + "」的工单，请核对19位编号", "ticket")
                            .asException())
                    .id();
        }
    }

    private static Instant instant(String text, String field) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw Problem.invalid("「" + text + "」不是有效的时间，如 2026-09-18T10:00:00+08:00", field)
                    .asException();
        }
    }

    private Reply check(ApiRequest request) {
        if (!checking.tryAcquire()) {
            throw Problem.unavailable("正在核对，请稍后再试").asException();
        }
        try {
            audit.note(request.person(), "ledger.check", "ledger", "");
            return Reply.ok(Check.of(ledger.check()));
        } finally {
            checking.release();
        }
    }
}

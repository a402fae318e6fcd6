package hotline.desktop.operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.ledger.Disclosing;
import hotline.desktop.ledger.Disclosure;
import hotline.desktop.person.Person;
import hotline.desktop.store.LookKind;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.calendar.DayCount;
import hotline.regulation.disclosure.CallerField;
import hotline.tickets.FullTextSearch;
import hotline.tickets.SearchAnswer;
import hotline.tickets.SearchAnswer.Span;
import hotline.tickets.SearchQuestion;
import hotline.tickets.SimilarTicket;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looking for words among tickets and knowledge, and tickets like one that is being written. */
public final class SearchOperations implements Operations {

    private static final int PAGE_SIZE = 20;
    private static final int SIMILAR = 8;

    private record Page(
            List<Hit> items,
            List<Knowledge> knowledge,
            long total,
            boolean more,
            @Nullable String next,
            SearchAnswer.@Nullable IndexProgress index,
            @JsonIgnore Disclosure disclosure)
            implements Disclosing {}

    private record Hit(TicketSummaryView ticket, List<Span> title, List<Span> address, List<Span> content) {

        static Hit of(Person reader, SearchAnswer.Hit hit) {
            Map<String, List<Span>> snippets = hit.snippets().stream()
                    .collect(Collectors.toMap(SearchAnswer.Snippet::field, SearchAnswer.Snippet::spans));
            Function<String, List<Span>> of = field -> snippets.getOrDefault(field, List.of());
            return new Hit(
                    TicketSummaryView.of(hit.ticket(), CallerShown.to(reader, hit.ticket())),
                    of.apply("title"),
                    of.apply("address"),
                    of.apply("content"));
        }
    }

    private record Knowledge(String id, String version, List<Span> title) {}

    private record Similar(List<Alike> items, @JsonIgnore Disclosure disclosure) implements Disclosing {}

    private record Alike(
            UUID id,
            String number,
            String title,
            @Nullable String kind,
            String state,
            @Nullable String unitName,
            Instant createdAt,
            boolean open,
            boolean takesOthers,
            boolean readable,
            List<String> reasons) {

        static Alike of(SimilarTicket ticket) {
            return new Alike(
                    ticket.id(),
                    ticket.number(),
                    ticket.title(),
                    ticket.kind() == null ? null : ticket.kind().name(),
                    ticket.state().name(),
                    ticket.unitName(),
                    ticket.createdAt(),
                    ticket.open(),
                    ticket.takesOthers(),
                    ticket.readable(),
                    ticket.reasons().stream().map(SimilarTicket.Reason::chinese).toList());
        }
    }

    private final FullTextSearch search;

    public SearchOperations(FullTextSearch search) {
        this.search = search;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("search", this::search, "similarTickets", this::similar);
    }

    private Reply search(ApiRequest request) {
        SearchQuestion question = new SearchQuestion(
                request.query("q").orElse(""),
                request.query("kind").map(TicketKind::valueOf).orElse(null),
                request.query("state").map(TicketState::valueOf).orElse(null),
                request.query("unitId").orElse(""),
                request.query("area").orElse(""),
                request.query("from").map(day -> startOf(day, "from", 0)).orElse(null),
                request.query("to").map(day -> startOf(day, "to", 1)).orElse(null),
                request.query("cursor").orElse(null),
                request.query("size", PAGE_SIZE));
        return switch (search.find(question, TicketDesk.actor(request.person()))) {
            case SearchAnswer.Found found -> Reply.ok(page(request.person(), found));
            case SearchAnswer.StalePage _ ->
                throw Problem.invalid("翻页标记已失效，请从第一页重新查看", "cursor").asException();
            case SearchAnswer.Away _ ->
                throw Problem.unavailable("全文检索暂时不可用，请稍后再试；知道编号的可直接输入 19 位工单编号").asException();
        };
    }

    /** The city's midnight that begins a day, so many days later. */
    private static Instant startOf(String day, String field, int later) {
        try {
            return LocalDate.parse(day)
                    .plusDays(later)
                    .atStartOfDay(DayCount.ZONE)
                    .toInstant();
        } catch (DateTimeException none) {
            throw Problem.invalid("没有这一天：" + day, field).asException();
        }
    }

    private static Page page(Person reader, SearchAnswer.Found found) {
        List<UUID> tickets = found.hits().stream().map(hit -> hit.ticket().id()).toList();
        return new Page(
                found.hits().stream().map(hit -> Hit.of(reader, hit)).toList(),
                found.knowledge().stream()
                        .map(hit -> new Knowledge(hit.item().id(), hit.item().version(), hit.title()))
                        .toList(),
                found.total(),
                found.more(),
                found.next(),
                found.index(),
                new Disclosure(LookKind.LIST, tickets, Set.of(), Set.of(CallerField.NUMBER), "", null));
    }

    private Reply similar(ApiRequest request) {
        List<SimilarTicket> similar = search.similar(request.uuid("id"), TicketDesk.actor(request.person()), SIMILAR)
                .orElseThrow(() -> Problem.notFound("没有这张工单").asException());
        List<UUID> tickets = similar.stream().map(SimilarTicket::id).toList();
        return Reply.ok(new Similar(
                similar.stream().map(Alike::of).toList(),
                new Disclosure(LookKind.LIST, tickets, Set.of(), Set.of(), "", null)));
    }
}

package hotline.desktop.fake;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.tickets.Actor;
import hotline.tickets.FullTextSearch;
import hotline.tickets.KnowledgeItem;
import hotline.tickets.SearchAnswer;
import hotline.tickets.SearchAnswer.Span;
import hotline.tickets.SearchQuestion;
import hotline.tickets.SimilarTicket;
import hotline.tickets.Ticket;
import hotline.tickets.TicketFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds every ticket for every question, keeps the last question, and is away for the question {@code away}. */
public final class FakeSearch implements FullTextSearch {

    private final FakeTickets tickets;
    public volatile SearchQuestion asked = SearchQuestion.of("");

    FakeSearch(FakeTickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public SearchAnswer find(SearchQuestion question, Actor reader) {
        asked = question;
        if (question.text().equals("away")) {
            return new SearchAnswer.Away();
        }
        if ("stale".equals(question.cursor())) {
            return new SearchAnswer.StalePage();
        }
        List<Span> spans = List.of(new Span("<b>路灯</b>", true), new Span("不亮", false));
        List<SearchAnswer.Hit> hits = tickets.list(TicketFilter.all(5), reader).tickets().stream()
                .map(ticket -> new SearchAnswer.Hit(ticket, List.of(new SearchAnswer.Snippet("title", spans))))
                .toList();
        return new SearchAnswer.Found(
                hits,
                List.of(new SearchAnswer.KnowledgeHit(new KnowledgeItem("K-1", "路灯报修", "2"), spans)),
                1_000,
                true,
                "page-2",
                new SearchAnswer.IndexProgress(10, 20));
    }

    @Override
    public Optional<List<SimilarTicket>> similar(UUID id, Actor reader, int most) {
        return tickets.find(id, reader)
                .map(Ticket::id)
                .map(_ -> List.of(new SimilarTicket(
                        UUID.fromString("00000000-0000-7000-8000-0000000000aa"),
                        "4503261124010000019",
                        "路灯不亮",
                        TicketKind.HELP,
                        TicketState.IN_PROGRESS,
                        "市城市管理委员会",
                        Instant.parse("2026-11-23T02:00:00Z"),
                        true,
                        true,
                        false,
                        List.of(SimilarTicket.Reason.SAME_CALLER, SimilarTicket.Reason.SAME_PLACE))));
    }
}

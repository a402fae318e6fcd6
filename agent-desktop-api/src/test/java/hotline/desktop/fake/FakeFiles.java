package hotline.desktop.fake;

import hotline.regulation.EmergencyDesk;
import hotline.regulation.TicketState;
import hotline.regulation.lifecycle.Responsible;
import hotline.tickets.Actor;
import hotline.tickets.FiledPaper;
import hotline.tickets.KnowledgeItem;
import hotline.tickets.Paper;
import hotline.tickets.Role;
import hotline.tickets.TicketFile;
import hotline.tickets.TicketFiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One paper of every shape that the page must be able to show. */
record FakeFiles(FakeTickets tickets) implements TicketFiles {

    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");

    @Override
    public Optional<TicketFile> of(UUID ticketId, Actor reader) {
        return tickets.find(ticketId, reader)
                .map(ticket -> new TicketFile(
                        new Responsible(Responsible.Party.AGENT, "登记、受理", AT),
                        AT,
                        List.of(
                                filed(ticketId, 1, new Paper.Answered(new KnowledgeItem("K1", "公积金提取", "3"), "可网上办理")),
                                filed(ticketId, 2, new Paper.HandedOver(EmergencyDesk.FIRE, "冒烟", null)),
                                filed(ticketId, 3, new Paper.CloseProposed("已无法重办"))),
                        List.of(new TicketFile.Merged(
                                new UUID(2, 1), "4503260918010000062", TicketState.DISPATCHED, true))));
    }

    private static FiledPaper filed(UUID ticketId, long number, Paper paper) {
        return new FiledPaper(new UUID(1, number), ticketId, 1, AT, "shenhe", Role.REVIEWER, null, null, paper);
    }
}

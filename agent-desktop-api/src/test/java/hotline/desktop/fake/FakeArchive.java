package hotline.desktop.fake;

import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.TicketArchive;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every ticket that is there counts as archived, and as changed since. */
record FakeArchive(FakeTickets tickets) implements TicketArchive {

    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");

    @Override
    public Result archive(Act act) {
        return FakeEndings.WRONG_STATE;
    }

    @Override
    public Optional<Archived> export(UUID ticketId, Actor reader) {
        return tickets.find(ticketId, reader).map(_ -> new Archived("4503", AT, "system", "00", "{}"));
    }

    @Override
    public Optional<Check> verify(UUID ticketId, Actor reader) {
        return tickets.find(ticketId, reader).map(_ -> new Check(AT, "00", "01", List.of("ticket.title 与归档时不一致")));
    }
}

package hotline.tickets;

import hotline.regulation.TicketState;
import hotline.regulation.lifecycle.Responsible;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's file as its page shows it.
 *
 * @param responsible whose turn it is
 * @param callBackBy until when a dissatisfied citizen is to be called back; null when nobody is
 * @param papers oldest first
 * @param merged the ticket that it was merged into, and those that were merged into it
 */
public record TicketFile(
        Responsible responsible, @Nullable Instant callBackBy, List<FiledPaper> papers, List<Merged> merged) {

    /** @param parent whether it is the one that leads */
    public record Merged(UUID id, String number, TicketState state, boolean parent) {}

    public TicketFile {
        papers = List.copyOf(papers);
        merged = List.copyOf(merged);
    }
}

package hotline.tickets;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Looking for words among tickets and knowledge. What a reader may not see takes no part: it is neither found nor counted,
 * nor does a word of it appear.
 */
public interface FullTextSearch {

    /** Tickets that can be paged through; who needs more asks more precisely. */
    int DEEPEST = 500;

    /**
     * A ticket number, and for those who may see numbers a caller's number, is looked for as such; everything else as text. A
     * change is found within about a second.
     */
    SearchAnswer find(SearchQuestion question, Actor reader);

    /**
     * Tickets like this one, open ones first; empty when the reader doesn't see it.
     *
     * @param most 1–20
     */
    Optional<List<SimilarTicket>> similar(UUID ticket, Actor reader, int most);
}

package hotline.tickets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found, as far as the reader may see it. */
public sealed interface SearchAnswer {

    /**
     * @param hits the likeliest first
     * @param knowledge the likeliest first, at most five, on the first page only
     * @param total how many tickets match; at least so many when {@code more}
     * @param more counting stopped at {@code total}
     * @param next where the next page begins; null after the last, and after {@link FullTextSearch#DEEPEST} tickets
     * @param index null when everything is in it; else what is missing is still being added
     */
    record Found(
            List<Hit> hits,
            List<KnowledgeHit> knowledge,
            long total,
            boolean more,
            @Nullable String next,
            @Nullable IndexProgress index)
            implements SearchAnswer {}

    /** The page before was looked at too long ago, or the server was started anew since. */
    record StalePage() implements SearchAnswer {}

    /** There is no index to look into just now. */
    record Away() implements SearchAnswer {}

    /** @param snippets title, place and content, each with what was looked for marked; plain text */
    record Hit(Ticket ticket, List<Snippet> snippets) {}

    record KnowledgeHit(KnowledgeItem item, List<Span> title) {}

    /** @param field {@code title}, {@code address} or {@code content} */
    record Snippet(String field, List<Span> spans) {}

    /** @param hit whether it is what was looked for */
    record Span(String text, boolean hit) {}

    /** @param total of about so many tickets */
    record IndexProgress(long done, long total) {}
}

package hotline.tickets.search;

import hotline.tickets.KnowledgeItem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the index found, the likeliest first.
 *
 * @param total at least so many when {@code more}
 * @param next where the next page begins; null after the last
 */
public record Hits(
        List<UUID> tickets,
        List<KnowledgeItem> knowledge,
        long total,
        boolean more,
        @Nullable String next) {

    static final Hits NONE = new Hits(List.of(), List.of(), 0, false, null);
}

package hotline.tickets.catalogue;

import hotline.regulation.FastLane;
import hotline.regulation.time.StatedLimit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 事项: what a ticket is about, in the catalogue's words.
 *
 * @param parent the wider matter that answers where this one has no line; null at the top
 * @param words by which it is recognised in what was written down
 * @param lane of Art 19; null when it is none of the ten
 * @param limit that another law states (Art 13(2)8); null when none does
 */
public record Topic(
        String name,
        @Nullable String parent,
        List<String> words,
        @Nullable FastLane lane,
        @Nullable StatedLimit limit) {

    public Topic {
        words = List.copyOf(words);
    }
}

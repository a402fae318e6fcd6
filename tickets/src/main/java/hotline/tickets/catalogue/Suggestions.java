package hotline.tickets.catalogue;

import hotline.regulation.FastLane;
import hotline.regulation.time.StatedLimit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket should go, and why.
 *
 * @param version of the catalogue; null while there is none
 * @param topic that the suggestions are for; null when none was recognised
 * @param recognised the matters that the words point to, best first
 * @param units best first
 * @param limit that another law states for the matter
 * @param dispatchBy exclusive; null while the ticket does not wait for its dispatch
 */
public record Suggestions(
        @Nullable Long version,
        @Nullable String topic,
        List<Catalogue.Recognised> recognised,
        List<Suggested> units,
        @Nullable FastLane lane,
        @Nullable StatedLimit limit,
        @Nullable Instant dispatchBy) {

    /**
     * @param binding another unit needs a reason
     * @param reason in Chinese
     */
    public record Suggested(
            String unitId,
            String unitName,
            @Nullable String assistingId,
            @Nullable String assistingName,
            String basis,
            boolean binding,
            String reason) {}
}

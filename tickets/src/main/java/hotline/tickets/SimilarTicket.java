package hotline.tickets;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is like the one that somebody is writing: no more of it than the pop tells of an earlier one.
 *
 * @param open not ended yet
 * @param takesOthers another ticket can be merged into it
 * @param readable the reader may open it
 * @param reasons why it is offered, the strongest first
 */
public record SimilarTicket(
        UUID id,
        String number,
        String title,
        @Nullable TicketKind kind,
        TicketState state,
        @Nullable String unitName,
        Instant createdAt,
        boolean open,
        boolean takesOthers,
        boolean readable,
        List<Reason> reasons) {

    /** The strongest first. */
    public enum Reason {
        SAME_CALLER("同一来电号码"),
        SAME_PLACE("同一地点"),
        NEAR_PLACE("地点相近"),
        SAME_MATTER("诉求相似");

        private final String chinese;

        Reason(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}

package hotline.tickets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param total how many match, on every page; counted up to {@link #COUNTED}, which then means that many or more
 * @param next where the next page begins; null on the last one
 */
public record WorkPage(List<Ticket> tickets, long total, WorkFilter.@Nullable Place next) {

    public static final int COUNTED = 1_000;
}

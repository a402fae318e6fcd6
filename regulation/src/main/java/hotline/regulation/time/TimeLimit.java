package hotline.regulation.time;

import hotline.regulation.Article;
import hotline.regulation.Channel;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One dated value of one limit.
 *
 * @param urgency null for any; likewise channel and kind
 * @param name what the citizen and the unit call it: {@code 求助类事项}
 * @param until exclusive; null while no end is known
 */
public record TimeLimit(
        @Nullable Urgency urgency,
        @Nullable Channel channel,
        @Nullable TicketKind kind,
        String name,
        Length sign,
        Length finish,
        Article article,
        LocalDate from,
        @Nullable LocalDate until) {

    boolean covers(TicketKind wantedKind, Channel wantedChannel, Urgency wantedUrgency) {
        return (urgency == null || urgency == wantedUrgency)
                && (channel == null || channel == wantedChannel)
                && (kind == null || kind == wantedKind);
    }

    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}

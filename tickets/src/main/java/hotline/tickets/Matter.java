package hotline.tickets;

import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What it is about.
 *
 * @param kind null until the agent chose one
 * @param area a GB/T 2260 code ({@code 450305}) or one of 4503Z1–Z5; empty when unknown
 * @param confidentialResult 结果不公开: the SMS carries only the number and 「请来电查询」 (Art 24)
 */
public record Matter(
        @Nullable TicketKind kind,
        String title,
        String content,
        Urgency urgency,
        String area,
        String address,
        IdentityNeed identityNeed,
        boolean confidentialResult) {

    public static Matter empty() {
        return new Matter(null, "", "", Urgency.NORMAL, "", "", IdentityNeed.NONE, false);
    }
}

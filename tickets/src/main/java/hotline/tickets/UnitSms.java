package hotline.tickets;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The JSON payload of {@link Outbox#UNIT_SMS} and {@link Outbox#URGENT_UNIT_SMS}; unique key {@code UNIT_SMS:<textId>}. Tickets are named
 * by their numbers, nothing of what they are about or of who asked.
 *
 * @param phone digits of a number of the unit
 * @param warnings one a stage, in order
 */
public record UnitSms(UUID textId, String unitName, String phone, List<Warned> warnings) {

    /**
     * @param number of the first of them
     * @param dueAt of the first of them; null for cards
     */
    public record Warned(
            WarningStage stage,
            int count,
            String number,
            @Nullable Instant dueAt) {}

    @Override
    public String toString() {
        return "UnitSms[textId=" + textId + "]";
    }
}

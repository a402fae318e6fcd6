package hotline.sms.text;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a unit is told of one or more tickets.
 *
 * @param number of the first ticket
 * @param count of all of them
 * @param card 黄牌警告, 红牌警告; empty when they are due soon
 * @param dueAt of the first, in the city; null for cards
 */
public record UnitNews(
        String number, int count, String card, @Nullable LocalDateTime dueAt) {}

package hotline.telephony.routing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/**
 * When a queue is open, in the city's time.
 *
 * @param windows by day of week; a day that is absent is closed; empty altogether: always open
 */
public record OpeningHours(Map<DayOfWeek, List<Window>> windows) {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final OpeningHours ALWAYS = new OpeningHours(Map.of());

    /** @param to exclusive; midnight means the day's end */
    public record Window(LocalTime from, LocalTime to) {

        /** @throws IllegalArgumentException when the end is not after the beginning */
        public Window {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new IllegalArgumentException("开放时段的结束应晚于开始：" + from + "–" + to);
            }
        }

        boolean holds(LocalTime time) {
            return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
        }
    }

    public OpeningHours {
        windows = windows.entrySet().stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, day -> List.copyOf(day.getValue())));
    }

    public boolean open(Instant at) {
        if (windows.isEmpty()) {
            return true;
        }
        ZonedDateTime local = at.atZone(ZONE);
        return windows.getOrDefault(local.getDayOfWeek(), List.of()).stream()
                .anyMatch(window -> window.holds(local.toLocalTime()));
    }
}

package hotline.telephony.routing;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * When a queue is open, in the city's time.
 *
 * @param windows by day of week; a day that is absent is closed; empty altogether: always open
 * @param workingDaysOnly whether public holidays are closed, and working days at the weekend open, by the city's calendar
 */
public record OpeningHours(Map<DayOfWeek, List<Window>> windows, boolean workingDaysOnly) {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final OpeningHours ALWAYS = new OpeningHours(Map.of());
    private static final List<Window> ALL_DAY = List.of(new Window(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));

    /** @param to exclusive; midnight means the day's end */
    public record Window(LocalTime from, LocalTime to) {

        /** @throws BadDefinition when the end is not after the beginning */
        public Window {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new BadDefinition("hours", "开放时段的结束应晚于开始：" + from + "–" + to);
            }
        }

        boolean holds(LocalTime time) {
            return !time.isBefore(from) && (to.equals(LocalTime.MIDNIGHT) || time.isBefore(to));
        }
    }

    public OpeningHours(Map<DayOfWeek, List<Window>> windows) {
        this(windows, false);
    }

    public OpeningHours {
        windows = windows.entrySet().stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, day -> List.copyOf(day.getValue())));
    }

    /**
     * The same with what the calendar says of one day: closed on a holiday; on a working day without hours of its own (补班)
     * open as on the first weekday that has some.
     */
    OpeningHours on(LocalDate date, boolean working) {
        boolean asUsual =
                !workingDaysOnly || (working && (windows.isEmpty() || windows.containsKey(date.getDayOfWeek())));
        if (asUsual) {
            return this;
        }
        Map<DayOfWeek, List<Window>> thatDay = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            thatDay.put(day, windows.isEmpty() ? ALL_DAY : windows.getOrDefault(day, List.of()));
        }
        thatDay.put(
                date.getDayOfWeek(),
                working
                        ? thatDay.values().stream()
                                .filter(hours -> !hours.isEmpty())
                                .findFirst()
                                .orElse(List.of())
                        : List.of());
        return new OpeningHours(thatDay, true);
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

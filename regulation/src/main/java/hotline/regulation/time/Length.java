package hotline.regulation.time;

import java.time.Duration;

/** How long something may take. */
public sealed interface Length {

    /** Day 1 is the next working day; the end is 24:00 of the last day. */
    record WorkingDays(int days) implements Length {
        public WorkingDays {
            if (days < 1) {
                throw new IllegalArgumentException("at least one working day: " + days);
            }
        }
    }

    /** Runs through nights and holidays. */
    record NaturalTime(Duration duration) implements Length {}

    static Length workingDays(int days) {
        return new WorkingDays(days);
    }

    static Length minutes(int minutes) {
        return new NaturalTime(Duration.ofMinutes(minutes));
    }

    static Length hours(int hours) {
        return new NaturalTime(Duration.ofHours(hours));
    }

    /** {@code 3个工作日}, {@code 24小时}, {@code 30分钟}. */
    default String chinese() {
        return switch (this) {
            case WorkingDays(int days) -> days + "个工作日";
            case NaturalTime(Duration time) ->
                time.toMinutesPart() == 0 ? time.toHours() + "小时" : time.toMinutes() + "分钟";
        };
    }
}

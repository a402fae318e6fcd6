package hotline.tickets;

import java.time.Duration;

/**
 * What the hotline decided itself about the ways a ticket ends and about warnings (Art 14, 15, 27).
 *
 * @param mostRedos after so many redos only escalation or a reasoned close
 * @param callBackDays working days within which a dissatisfied citizen is called back
 * @param archiveAfter how long an ended ticket rests before it is archived
 * @param warnBefore how long before its due time the unit is reminded
 * @param warnEmergencyBefore the same for 突发, whose whole time is 24 hours
 * @param phoneNotice 突发: until then the unit was phoned, or an alarm is raised
 * @param untaken a matter from another channel that nobody took for so long is an alarm
 * @param yellowDays overdue by so many working days: 黄牌
 * @param redDays overdue by so many working days: 红牌
 * @param yellowRedo the redo that brings a 黄牌
 * @param yellowsForRed so many 黄牌 of a unit in one calendar month bring a 红牌
 * @param unitTexts how units are warned by SMS
 */
public record EndingSettings(
        int mostRedos,
        int callBackDays,
        Duration archiveAfter,
        Duration warnBefore,
        Duration warnEmergencyBefore,
        Duration phoneNotice,
        Duration untaken,
        int yellowDays,
        int redDays,
        int yellowRedo,
        int yellowsForRed,
        UnitTextSettings unitTexts) {

    public EndingSettings {
        if (mostRedos < 0 || callBackDays < 1 || yellowDays < 1 || redDays < yellowDays || yellowsForRed < 2) {
            throw new IllegalArgumentException("tickets.endings: a number is out of its range");
        }
    }

    public static EndingSettings defaults() {
        return new EndingSettings(
                2,
                1,
                Duration.ofDays(30),
                Duration.ofHours(24),
                Duration.ofHours(4),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                1,
                3,
                2,
                2,
                UnitTextSettings.defaults());
    }
}

package hotline.tickets;

import java.time.LocalDate;

/**
 * @param layer whose word it is: 县, 广西, 国家, 周历
 * @param source 文号 or library; empty for the plain weekday
 * @param note in Chinese: 国庆节, 调休上班
 * @param published false beyond the newest national notice: the week decides until that notice is there
 */
public record CalendarDay(
        LocalDate day, boolean working, String layer, String source, String note, boolean published) {}

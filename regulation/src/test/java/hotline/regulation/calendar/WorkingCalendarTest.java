package hotline.regulation.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.regulation.clause.Proves;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proves("13(2)")
class WorkingCalendarTest {

    private static final LocalDate MAKE_UP = LocalDate.of(2017, 4, 1);
    private static final CalendarRow NATIONAL =
            new CalendarRow(MAKE_UP, Layer.NATIONAL, "", true, "国办发明电〔2016〕17号", "清明节");
    private static final CalendarRow GUANGXI =
            new CalendarRow(MAKE_UP, Layer.GUANGXI, "", false, "自治区人民政府令第98号", "壮族三月三");
    private static final CalendarRow COUNTY = new CalendarRow(MAKE_UP, Layer.COUNTY, "450332", true, "县通知", "上班");

    @Test
    void given_guangxi_reverses_a_national_make_up_day_then_closed_whatever_the_order() {
        for (List<CalendarRow> rows : List.of(List.of(NATIONAL, GUANGXI), List.of(GUANGXI, NATIONAL))) {
            DayRuling ruling = calendar(rows).ruling(MAKE_UP, "");
            assertThat(ruling.working()).isFalse();
            assertThat(ruling.layer()).isEqualTo(Layer.GUANGXI);
            assertThat(ruling.source()).isEqualTo("自治区人民政府令第98号");
        }
    }

    @Test
    void given_a_county_row_then_only_that_county_follows_it() {
        WorkingCalendar calendar = calendar(List.of(NATIONAL, GUANGXI, COUNTY));
        assertThat(calendar.isWorking(MAKE_UP, "450332")).isTrue();
        assertThat(calendar.isWorking(MAKE_UP, "450321")).isFalse();
        assertThat(calendar.isWorking(MAKE_UP, "")).isFalse();
    }

    @Test
    void given_no_row_then_the_week_decides() {
        DayRuling monday = calendar(List.of()).ruling(LocalDate.of(2026, 11, 23), "");
        assertThat(monday.working()).isTrue();
        assertThat(monday.note()).isEqualTo("星期一");
        assertThat(calendar(List.of()).isWorking(LocalDate.of(2026, 11, 22), ""))
                .isFalse();
    }

    @Test
    void given_a_row_without_source_then_refused() {
        assertThatThrownBy(() -> new CalendarRow(MAKE_UP, Layer.NATIONAL, "", true, " ", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CalendarRow(MAKE_UP, Layer.COUNTY, "", true, "通知", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static WorkingCalendar calendar(List<CalendarRow> rows) {
        return WorkingCalendar.of(rows, LocalDate.of(2026, 12, 31), 1);
    }

    @Test
    void given_more_counts_than_are_remembered_then_each_is_what_a_fresh_calendar_counts() {
        WorkingCalendar asked = WorkingCalendar.of(List.of(), LocalDate.of(2026, 12, 31), 1);
        LocalDate first = LocalDate.of(2020, 1, 1);
        for (int round = 0; round < 2; round++) {
            for (int day = 0; day < 2000; day++) {
                for (int length : new int[] {1, 3, 10}) {
                    String area = day % 2 == 0 ? "" : "450302";
                    assertThat(asked.count(first.plusDays(day), length, area))
                            .isEqualTo(DayCount.after(first.plusDays(day), length, asked, area));
                }
            }
        }
    }
}

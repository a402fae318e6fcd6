package hotline.regulation.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.calendar.Contradiction.Outcome;
import hotline.regulation.clause.Proves;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proves("13(2)")
class ContradictionTest {

    private static final LocalDate DAY = LocalDate.of(2022, 4, 2);

    @ParameterizedTest
    @CsvSource({
        "GUANGXI,  '',     NATIONAL, '',     OVERRIDES",
        "COUNTY,   450321, NATIONAL, '',     OVERRIDES",
        "COUNTY,   450321, GUANGXI,  '',     OVERRIDES",
        "NATIONAL, '',     GUANGXI,  '',     OVERRIDDEN",
        "NATIONAL, '',     COUNTY,   450321, OVERRIDDEN",
        "NATIONAL, '',     NATIONAL, '',     CORRECTS",
        "COUNTY,   450321, COUNTY,   450321, CORRECTS"
    })
    void given_two_words_for_one_day_then_the_stronger_or_the_newer_counts(
            Layer layer, String area, Layer other, String otherArea, Outcome outcome) {
        CalendarRow added = row(layer, area, false);
        CalendarRow standing = row(other, otherArea, true);
        Contradiction found =
                Contradiction.between(List.of(added), List.of(standing)).getFirst();
        assertThat(found.outcome()).isEqualTo(outcome);
        assertThat(found.chinese()).contains("2022-04-02", "本通知放假", "通知上班", standing.source());
        boolean addedCounts =
                !WorkingCalendar.of(List.of(standing, added), DAY, 1).isWorking(DAY, area.isEmpty() ? otherArea : area);
        assertThat(addedCounts).as("as the calendar itself decides").isEqualTo(outcome != Outcome.OVERRIDDEN);
    }

    @Test
    void given_the_same_word_or_two_counties_or_two_days_then_no_contradiction() {
        List<CalendarRow> standing = List.of(
                row(Layer.NATIONAL, "", false),
                row(Layer.COUNTY, "450332", true),
                new CalendarRow(DAY.plusDays(1), Layer.NATIONAL, "", true, "通知", ""));
        assertThat(Contradiction.between(List.of(row(Layer.COUNTY, "450321", false)), standing))
                .isEmpty();
    }

    @Test
    void given_a_notice_that_was_corrected_before_then_only_its_last_word_is_asked() {
        List<CalendarRow> standing = List.of(row(Layer.NATIONAL, "", true), row(Layer.NATIONAL, "", false));
        assertThat(Contradiction.between(List.of(row(Layer.GUANGXI, "", false)), standing))
                .isEmpty();
    }

    private static CalendarRow row(Layer layer, String area, boolean working) {
        return new CalendarRow(DAY, layer, area, working, layer + "通知" + working, "清明节");
    }
}

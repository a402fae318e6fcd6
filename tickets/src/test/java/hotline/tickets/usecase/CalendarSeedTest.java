package hotline.tickets.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.regulation.calendar.Layer;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.regulation.clause.Proves;
import hotline.tickets.calendar.GuangxiNotices;
import hotline.tickets.calendar.NationalNotices;
import hotline.tickets.calendar.Notice;
import hotline.tickets.calendar.Notice.Day;
import hotline.tickets.store.CalendarStore;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proves("13(2)")
class CalendarSeedTest {

    private final Database database = TestDatabase.fresh();
    private final CalendarStore store = new CalendarStore();

    @BeforeEach
    void load() {
        new CalendarSeed(database, Clock.systemUTC()).load();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-20, true,  国家, 国办发明电〔2025〕7号",
        "2026-10-01, false, 国家, 国办发明电〔2025〕7号",
        "2026-10-10, true,  国家, 国办发明电〔2025〕7号",
        "2020-02-01, false, 国家, 国办发明电〔2020〕1号",
        "2018-12-29, true,  国家, 国办发明电〔2018〕15号",
        "2001-12-29, true,  国家, 2002年部分节假日",
        "2019-05-05, true,  国家, 国办发明电〔2019〕3号",
        // 三月三 closes what the national notice opened
        "2017-04-01, false, 广西, 自治区人民政府令第98号",
        "2022-04-02, false, 广西, 自治区人民政府令第98号",
        "2023-04-23, false, 广西, 自治区人民政府令第98号",
        "2017-04-08, true,  广西, 自治区人民政府令第98号",
        "2024-04-11, false, 广西, 自治区人民政府令第98号"
    })
    void given_the_seed_then_days_are_as_noticed(LocalDate day, boolean working, String layer, String source) {
        var ruling = store.load(database.dsl()).ruling(day, "");
        assertThat(ruling.working()).isEqualTo(working);
        assertThat(ruling.layer().chinese()).isEqualTo(layer);
        assertThat(ruling.source()).contains(source);
    }

    @Test
    void given_the_seed_then_national_days_run_from_2002_through_2026() {
        WorkingCalendar calendar = store.load(database.dsl());
        assertThat(calendar.nationalThrough()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(calendar.isLoaded(LocalDate.of(2027, 1, 1))).isFalse();
        for (int year = 2002; year <= 2026; year++) {
            assertThat(calendar.isWorking(LocalDate.of(year, 5, 1), "")).isFalse();
            assertThat(calendar.isWorking(LocalDate.of(year, 10, 1), "")).isFalse();
            long open = LocalDate.of(year, 1, 1)
                    .datesUntil(LocalDate.of(year + 1, 1, 1))
                    .filter(day -> calendar.isWorking(day, ""))
                    .count();
            assertThat(open).as("working days of " + year).isBetween(246L, 254L);
        }
    }

    @Test
    void given_loaded_again_then_nothing_is_added() {
        long version = store.version(database.dsl());
        new CalendarSeed(database, Clock.systemUTC()).load();
        assertThat(store.version(database.dsl())).isEqualTo(version);
    }

    @Test
    void given_a_county_notice_then_its_units_count_by_it_and_the_version_grows() {
        long version = store.version(database.dsl());
        LocalDate day = LocalDate.of(2026, 11, 24);
        Notice notice = new Notice(
                Layer.COUNTY, "450332", "县庆放假", "", "恭政办〔2026〕1号", day, day, List.of(new Day(day, false, "县庆")));
        assertThat(database.<Boolean>inTransaction(
                        tx -> store.add(tx, notice, Clock.systemUTC().instant(), "")))
                .isTrue();
        WorkingCalendar calendar = store.load(database.dsl());
        assertThat(calendar.version()).isGreaterThan(version);
        assertThat(calendar.count(LocalDate.of(2026, 11, 23), 1, "450332").lastDay())
                .isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(calendar.count(LocalDate.of(2026, 11, 23), 1, "").lastDay()).isEqualTo(day);
    }

    @Test
    void given_every_row_then_it_names_its_source() {
        assertThat(NationalNotices.all())
                .hasSize(25)
                .allMatch(notice -> !notice.source().isBlank());
        assertThat(NationalNotices.all().stream().filter(notice -> notice.from().getYear() >= 2008))
                .allMatch(notice -> notice.source().contains("发明电〔"));
        assertThat(GuangxiNotices.all()).hasSize(13);
    }
}

package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hotline.server.alarm.AlarmKind;
import hotline.server.alarm.Finding;
import hotline.tickets.Overlooked;
import hotline.tickets.Overlooked.Duty;
import hotline.tickets.unit.UnitReach;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HealthTest {

    @Test
    void given_units_that_cannot_be_warned_then_each_is_an_alarm_with_what_to_do() {
        Instant at = Instant.parse("2026-09-18T02:00:00Z");
        UnitReach reached = new UnitReach("a", "甲", List.of("13800000001"), null, 1, at, List.of());
        UnitReach nowhere = new UnitReach("b", "乙", List.of(), null, 3, at, List.of());
        UnitReach idle = new UnitReach("c", "丙", List.of(), null, 0, null, List.of());
        UnitReach.Copy failed =
                new UnitReach.Copy(new UUID(0, 1), "13800000001", at, UnitReach.State.FAILED, "空号", false);
        UnitReach unreached = new UnitReach("d", "丁", List.of("13800000001"), null, 0, null, List.of(failed));
        assertThat(Health.unreached(List.of(reached, nowhere, idle, unreached)))
                .extracting(Finding::kind, Finding::subject, Finding::detail)
                .containsExactly(
                        tuple(AlarmKind.UNIT_WITHOUT_NUMBER, "乙", "3 条预警等待登记号码"),
                        tuple(AlarmKind.UNIT_UNREACHED, "丁", "空号"));
    }

    @Test
    void given_a_search_index_that_cannot_be_kept_then_an_alarm_that_says_what_to_do() {
        assertThat(Health.search(false)).isEmpty();
        assertThat(Health.search(true)).extracting(Finding::kind).containsExactly(AlarmKind.SEARCH_AWAY);
    }

    @Test
    void given_overlooked_duties_then_the_operator_reads_which_how_long_and_how_many() {
        Instant now = Instant.parse("2026-09-18T02:10:30Z");
        List<Overlooked> duties = List.of(
                new Overlooked(Duty.PHONE_NOTICE, "20260918000001", Instant.parse("2026-09-18T02:00:00Z"), 3),
                new Overlooked(Duty.TAKING, "no number yet", Instant.parse("2026-09-18T01:00:00Z"), 1),
                new Overlooked(Duty.TAKING, "no number yet", Instant.parse("2026-09-17T23:00:00Z"), 2),
                new Overlooked(Duty.TAKING, "no number yet", Instant.parse("2026-09-15T02:00:00Z"), 2));

        assertThat(Health.overlooked(duties, now))
                .containsExactly(
                        new Finding(AlarmKind.EMERGENCY_NOT_PHONED, "工单 20260918000001", "已等 10 分钟，另有 2 件"),
                        new Finding(AlarmKind.MATTERS_WAITING, "待受理", "1 件，最早的已等 70 分钟"),
                        new Finding(AlarmKind.MATTERS_WAITING, "待受理", "2 件，最早的已等 3 小时"),
                        new Finding(AlarmKind.MATTERS_WAITING, "待受理", "2 件，最早的已等 3 天"));
    }
}

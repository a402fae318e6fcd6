package hotline.server;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.server.alarm.AlarmKind;
import hotline.server.alarm.Finding;
import hotline.tickets.Overlooked;
import hotline.tickets.Overlooked.Duty;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

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

package hotline.sms.peer;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.calendar.DayCount;
import hotline.regulation.clause.Proves;
import hotline.tickets.UnitSms;
import hotline.tickets.WarningStage;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Art 27(1) on a carrier's wire. */
@Proves("27(1)")
class UnitWarningPeerTest extends PeerTest {

    @BeforeEach
    void atNoon() {
        clock.advance(untilNext(LocalTime.NOON));
    }

    private Duration untilNext(LocalTime time) {
        ZonedDateTime now = clock.instant().atZone(DayCount.ZONE);
        ZonedDateTime today = now.toLocalDate().atTime(time).atZone(DayCount.ZONE);
        return Duration.between(now, today.isAfter(now) ? today : today.plusDays(1));
    }

    private UUID warn() {
        UUID text = UUID.randomUUID();
        outbox.add(new UnitSms(
                text,
                "市城市管理委员会",
                phone,
                List.of(new UnitSms.Warned(WarningStage.YELLOW, 2, "4503261124010000017", null))));
        room.poke();
        return text;
    }

    @Test
    void given_an_owner_who_opted_out_then_the_unit_is_warned_all_the_same_and_that_is_told() {
        deliveredResult();
        reply("TD");
        eventually().until(() -> database.dsl().fetchCount(org.jooq.impl.DSL.table("sms_suppression")) == 1);
        UUID text = warn();
        eventually().until(() -> tickets.of(text).contains("delivered"));
        assertThat(tickets.of(text)).containsExactly("despite opt-out", "delivered");
        assertThat(texts().getLast().text()).contains("4503261124010000017等2件黄牌警告");
    }

    @Test
    void given_night_then_it_waits_for_the_morning() {
        clock.advance(untilNext(LocalTime.of(23, 0)));
        UUID text = warn();
        result();
        eventually().until(() -> !texts().isEmpty());
        assertThat(texts()).as("the citizen's own result does not wait").hasSize(1);
        clock.advance(untilNext(LocalTime.of(8, 0)));
        room.poke();
        eventually().until(() -> tickets.of(text).contains("delivered"));
    }

    @Test
    void given_a_day_without_a_server_after_it_was_queued_then_it_goes_out_once() {
        room.close();
        carrier.handsets().faults(java.util.Map.of("reset", true));
        UUID text = UUID.randomUUID();
        queuedBefore(text);
        clock.advance(Duration.ofDays(1));
        room = startRoom();
        eventually().until(() -> tickets.of(text).contains("delivered"));
        assertThat(texts()).hasSize(1);
    }

    /** As a server leaves it that is killed between the message and its submit. */
    private void queuedBefore(UUID text) {
        UUID message = UUID.randomUUID();
        database.dsl()
                .execute(
                        "insert into sms_message (id, key, purpose, ticket_id, phone, source_address, text, state, created_at)"
                                + " values (?, ?, 'UNIT_WARNING', ?, ?, '10612345', '预警', 'OPEN', ?::timestamptz)",
                        message,
                        "UNIT_SMS:" + text,
                        text,
                        phone,
                        clock.instant().toString());
        database.dsl()
                .execute(
                        "insert into sms_part (id, message_id, number, total, reference, text, state)"
                                + " values (?, ?, 1, 1, 1, '预警', 'QUEUED')",
                        UUID.randomUUID(),
                        message);
    }
}

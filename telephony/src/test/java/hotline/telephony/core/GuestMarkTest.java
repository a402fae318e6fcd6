package hotline.telephony.core;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.GuestPurpose;
import hotline.telephony.call.JointService;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuestMarkTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    @Test
    void given_colleague_or_outside_number_then_the_mark_survives_the_channel_variable() {
        for (GuestPurpose purpose :
                new GuestPurpose[] {GuestPurpose.CONSULT, GuestPurpose.THREE_WAY, GuestPurpose.TRANSFER}) {
            GuestMark mark = GuestMark.of(new Guest("guest-1", purpose, "13900001111", null, NOW, NOW));

            assertThat(GuestMark.read(mark.text())).contains(mark);
        }
    }

    @Test
    void given_desk_then_seat_service_and_wish_to_leave_survive() {
        HandOver handOver = new HandOver(
                new UUID(7, 9), JointService.POLICE, World.DESKS.seats().get(JointService.POLICE), true);
        handOver.seat = 1;
        GuestMark mark = GuestMark.of(new Guest("guest-1", GuestPurpose.HAND_OVER, "9210", handOver, NOW, NOW));

        Guest again = GuestMark.read(mark.text()).orElseThrow().guest("guest-1", World.DESKS, NOW, NOW);

        assertThat(GuestMark.of(again)).isEqualTo(mark);
        assertThat(again.handOver).isNotNull();
        assertThat(again.handOver.hasAlternate()).isFalse();
        assertThat(again.handOver.thenLeave).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "CONSULT",
                "consult:1002",
                "NOBODY:1002",
                "HAND_OVER:9110",
                "HAND_OVER:9110:POLICE:0:no-id:true",
                "HAND_OVER:9110:POLICE:first:00000000-0000-0007-0000-000000000009:true",
                "HAND_OVER:9110:POLICE:-1:00000000-0000-0007-0000-000000000009:true",
                "HAND_OVER:9110:ARMY:0:00000000-0000-0007-0000-000000000009:true",
                "CONSULT:9110:POLICE:0:00000000-0000-0007-0000-000000000009:true",
                "CONSULT:1002:POLICE",
                "HAND_OVER:9110:POLICE:0:00000000-0000-0007-0000-000000000009:true:"
            })
    void given_text_that_is_not_ours_then_no_mark(String text) {
        assertThat(GuestMark.read(text)).isEmpty();
    }
}

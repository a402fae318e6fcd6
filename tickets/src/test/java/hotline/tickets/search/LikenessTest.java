package hotline.tickets.search;

import static hotline.tickets.SimilarTicket.Reason.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static Entry entry(String title, String content, String area, String address) {
        return new Entry(
                new UUID(1, 1),
                title,
                content,
                area,
                address,
                TicketKind.HELP,
                TicketState.ACCEPTED,
                null,
                List.of(),
                "1001",
                true,
                false,
                Instant.EPOCH);
    }

    private static final Entry LAMPS = entry("路灯不亮", "龙隐路的路灯坏了三天，晚上行人看不清楚", "450305", "龙隐路12号");

    @Test
    void given_the_same_place_written_otherwise_then_the_same_place() {
        Entry water = entry("停水", "家里没有自来水", "450305", "龙隐路 １２号");
        assertThat(Likeness.between(LAMPS, water, false)).containsExactly(SAME_PLACE);
        assertThat(Likeness.between(LAMPS, water, true)).containsExactly(SAME_CALLER, SAME_PLACE);
    }

    @Test
    void given_a_neighbouring_address_then_near() {
        assertThat(Likeness.between(LAMPS, entry("停水", "没有自来水", "450305", "龙隐路12号附近"), false))
                .containsExactly(NEAR_PLACE);
    }

    @Test
    void given_the_same_address_in_another_district_then_not_the_same_place() {
        assertThat(Likeness.between(LAMPS, entry("停水", "没有自来水", "450302", "龙隐路12号"), false))
                .isEmpty();
    }

    @Test
    void given_the_same_trouble_then_the_same_matter_but_not_across_districts() {
        assertThat(Likeness.between(LAMPS, entry("路灯损坏", "路灯坏了，晚上行人看不清楚", "450305", "漓江路"), false))
                .containsExactly(SAME_MATTER);
        assertThat(Likeness.between(LAMPS, entry("路灯损坏", "路灯坏了，晚上行人看不清楚", "450302", "漓江路"), false))
                .isEmpty();
    }

    @Test
    void given_nothing_in_common_or_nothing_written_then_not_alike() {
        assertThat(Likeness.between(LAMPS, entry("噪声扰民", "工地夜间施工", "450305", "漓江路"), false))
                .isEmpty();
        Entry blank = entry("", "", "", "");
        assertThat(Likeness.between(blank, blank, false)).isEmpty();
        assertThat(Likeness.between(blank, entry("", "", "", "路口"), false)).isEmpty();
    }
}

package hotline.desktop.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.regulation.TicketState;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class GeoReportFormTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    private static MultiMap report() {
        return MultiMap.caseInsensitiveMultiMap().add("service_code", "占道经营").add("description", "烧烤摊\n占了人行道");
    }

    private static JsonObject read(MultiMap sent) {
        return new GeoReportForm(sent).submission();
    }

    @Test
    void given_a_report_then_the_words_of_the_intake() {
        JsonObject form = read(report().add("last_name", "覃")
                .add("first_name", "秀英")
                .add("phone", " 13900001111 ")
                .add("email", "q@example.com")
                .add("address_string", "中山中路12号")
                .add("lat", "25.27356649")
                .add("long", "110.290")
                .add("media_url", "https://photos.example/1.jpg")
                .add("attribute[kind]", "COMPLAINT")
                .add("attribute[area]", "450302")
                .add("attribute[anonymous]", "true"));
        assertThat(form.getString("title")).isEqualTo("占道经营：烧烤摊");
        assertThat(form.getString("content")).isEqualTo("烧烤摊\n占了人行道\n照片：https://photos.example/1.jpg");
        assertThat(form.getString("address")).isEqualTo("中山中路12号，北纬25.273566，东经110.29（WGS 84）");
        assertThat(form.getString("callerName")).isEqualTo("覃秀英");
        assertThat(form.getString("callerNumber")).isEqualTo("13900001111");
        assertThat(form.getString("kind")).isEqualTo("COMPLAINT");
        assertThat(form.getString("area")).isEqualTo("450302");
        assertThat(form.getBoolean("anonymous")).isTrue();
    }

    @Test
    void given_a_long_first_line_with_rare_characters_then_the_title_ends_between_characters() {
        String rare = "𠮷".repeat(60);
        MultiMap sent =
                MultiMap.caseInsensitiveMultiMap().add("service_code", "other").add("description", rare);
        assertThat(read(sent).getString("title")).isEqualTo("其他诉求：" + "𠮷".repeat(40));
    }

    @Test
    void given_no_description_then_no_title_is_made_up() {
        assertThat(read(MultiMap.caseInsensitiveMultiMap().add("service_code", "other"))
                        .getString("title"))
                .isEmpty();
    }

    @Test
    void given_no_number_of_the_senders_then_the_content_and_the_day_are_the_number() {
        String first = new GeoReportForm(report().add("api_key", "old")).externalId(DAY);
        assertThat(first).matches("georeport-[0-9a-f]{40}");
        assertThat(new GeoReportForm(report().add("api_key", "rotated")).externalId(DAY))
                .as("the key is no part of it")
                .isEqualTo(first);
        assertThat(new GeoReportForm(report()).externalId(DAY.plusDays(1))).isNotEqualTo(first);
        assertThat(new GeoReportForm(report().add("phone", "13900001111")).externalId(DAY))
                .isNotEqualTo(first);
    }

    @Test
    void given_numbers_that_are_no_place_then_refused() {
        for (String nonsense : new String[] {"NaN", "1e400", "25°", "-90.1", "9".repeat(30), "1e-999999999"}) {
            assertThatThrownBy(() -> read(report().add("lat", nonsense).add("long", "110")))
                    .as(nonsense)
                    .hasMessageContaining("lat 须为");
        }
        assertThatThrownBy(() -> read(report().add("address_id", "77"))).hasMessageContaining("address_id");
    }

    @Test
    void given_control_characters_then_refused() {
        assertThatThrownBy(() -> new GeoReportForm(report().add("phone", "1\u00003")))
                .hasMessageContaining("控制字符");
    }

    @Test
    void given_each_state_then_open_or_closed_and_never_both() {
        assertThat(GeoReportStatus.CLOSED.states())
                .containsExactlyInAnyOrder(
                        TicketState.REFUSED, TicketState.HANDED_OVER, TicketState.CLOSED, TicketState.ARCHIVED);
        assertThat(GeoReportStatus.OPEN.states())
                .isEqualTo(EnumSet.complementOf(EnumSet.copyOf(GeoReportStatus.CLOSED.states())));
    }
}

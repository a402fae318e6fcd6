package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeTickets;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import hotline.desktop.store.LedgerLine;
import hotline.desktop.store.LookKind;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The words of HTTP for the ways a ticket ends: what is checked before the tickets room, and what leaves a trace. */
class EndingsApiTest {

    private static final String TICKET = "/api/tickets/" + FakeTickets.DRAFT_OF_1001;

    private final RunningApi api = SharedApi.get();

    @Test
    void given_well_formed_acts_then_the_room_decides() {
        String[][] acts = {
            {"1001", "/answer", "{\"itemId\":\"K1\",\"itemTitle\":\"提取\",\"itemVersion\":\"1\",\"told\":\"可以\"}"},
            {"1001", "/praise", "{\"unitId\":\"cg\"}"},
            {"1001", "/hand-over", "{\"desk\":\"FIRE\",\"reason\":\"冒烟\",\"callId\":\"1700000000.1\"}"},
            {"1001", "/merge", "{\"parentNumber\":\"4503260918010000062\",\"reason\":\"同一盏灯\"}"},
            {"banzhang", "/supervision", "{\"mode\":\"ON_SITE\",\"words\":\"现场督办\"}"},
            {"1001", "/urge", "{\"words\":\"再次来电\"}"},
            {"1001", "/phone-notice", "{\"person\":\"王五\",\"result\":\"即派员\"}"},
            {"unit-cg", "/unreasonable-claim", "{\"reason\":\"索赔\"}"},
            {"shenhe", "/paper-decision", "{\"paperId\":\"00000000-0000-7000-8000-00000000000b\",\"agreed\":true}"},
            {"shenhe", "/close-proposal", "{\"reason\":\"法规不支持\"}"},
            {"shenhe", "/close-decision", "{\"agreed\":false,\"note\":\"再沟通\"}"},
            {"shenhe", "/escalate", "{\"unitId\":\"zj\",\"note\":\"统筹\"}"},
            {"shenhe", "/archive", null},
        };
        for (String[] act : acts) {
            assertThat(api.as(act[0], "POST", TICKET + act[1], act[2]).statusCode())
                    .as(act[1])
                    .isEqualTo(409);
        }
    }

    @Test
    void given_an_unknown_desk_or_a_short_number_then_400_with_the_field() {
        var desk = api.as("1001", "POST", TICKET + "/hand-over", "{\"desk\":\"ARMY\",\"reason\":\"x\"}");
        assertThat(desk.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(desk.body()).getString("field")).isEqualTo("desk");
        var merge = api.as("1001", "POST", TICKET + "/merge", "{\"parentNumber\":\"123\",\"reason\":\"x\"}");
        assertThat(new JsonObject(merge.body()).getString("field")).isEqualTo("parentNumber");
    }

    @Test
    void given_an_archive_that_is_read_then_it_leaves_a_trace() {
        JsonObject export = new JsonObject(
                api.as("admin", "GET", TICKET + "/archive/export", null).body());
        LedgerLine line = api.lastLine("admin");
        assertThat(line.kind()).isEqualTo(LookKind.EXPORT);
        assertThat(line.clear()).containsExactly("NAME", "NUMBER", "CONTACT", "IDENTITY_NUMBER");
        assertThat(export.getJsonObject("mark").getLong("line")).isEqualTo(line.line());
        assertThat(export.getJsonObject("mark").getString("text")).contains("admin", "2026-11-");
        assertThat(new JsonObject(api.as("admin", "GET", TICKET + "/archive/check", null)
                                .body())
                        .getBoolean("intact"))
                .isFalse();
    }

    @Test
    void given_somebody_elses_ticket_then_its_file_is_not_found() {
        assertThat(api.as("1002", "GET", TICKET + "/file", null).statusCode()).isEqualTo(404);
        JsonObject file =
                new JsonObject(api.as("1001", "GET", TICKET + "/file", null).body());
        assertThat(file.getJsonArray("papers")).hasSize(3);
        assertThat(file.getJsonArray("papers").getJsonObject(2).getBoolean("open"))
                .isTrue();
    }
}

package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.desktop.fake.FakeCatalogue;
import hotline.desktop.fake.FakeProgress;
import hotline.desktop.fake.FakeRecordings;
import hotline.desktop.fake.FakeRecords;
import hotline.desktop.fake.FakeTickets;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is answered is what the contract promises, field by field: pages are written against it. */
class ContractResponsesTest {

    private record Asked(String operation, String person, String method, String path, String body) {}

    private static final String TICKET = "/api/tickets/" + FakeTickets.DRAFT_OF_1001;
    private static final String NEW_TICKET = """
            {"channel":"WEBSITE","kind":"HELP","title":"路灯不亮","content":"中山路路灯不亮","callerNumber":"13900001111",
             "callerName":"李","area":"450304","urgency":"NORMAL","identityNeed":"NONE","anonymous":false}
            """;

    private static final String GUILIU = """
            {"name":"桂柳话","hours":[{"day":"MONDAY","from":"08:00","to":"24:00"}],
             "workingDaysOnly":true,"night":{"prompt":"night-service","queue":"general"},
             "stages":[{"afterSeconds":0,"required":{"桂柳话":3}},{"afterSeconds":30}],
             "priority":100,"ageing":10,"order":"LEAST_TALK","lastAgentWaitSeconds":20,"mostWaiting":50,"mostServed":5,
             "overflow":[{"when":"WAITED","seconds":60,"then":"QUEUE","queue":"general"}]}
            """;

    private static String notice(String rest) {
        String file =
                "层级,全国\n标题,2027年放假\n文号,国办发明电〔2026〕9号\n起始日期,2027-01-01\n截止日期,2027-12-31\n日期,安排,说明\n2027-01-01,放假,元旦";
        String content = Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8));
        return "{\"content\":\"" + content + "\"" + rest + "}";
    }

    private static final List<Asked> QUESTIONS = List.of(
            new Asked("me", "unit-cg", "GET", "/api/me", null),
            new Asked("agentState", "1021", "GET", "/api/agent", null),
            new Asked("agentSignIn", "1021", "POST", "/api/agent/sign-in", "{\"extension\":\"1021\"}"),
            new Asked("agentBreak", "1021", "POST", "/api/agent/break", "{\"reason\":\"用餐\"}"),
            new Asked("agentReady", "1021", "POST", "/api/agent/ready", null),
            new Asked("agentHangUp", "1021", "POST", "/api/agent/hang-up", null),
            new Asked("agentFinishWrapUp", "1021", "POST", "/api/agent/wrap-up/finish", null),
            new Asked("agentSignOut", "1021", "POST", "/api/agent/sign-out", "{}"),
            new Asked("agentPhone", "1021", "GET", "/api/agent/phone", null),
            new Asked("agentBreaks", "1021", "GET", "/api/agent/breaks", null),
            new Asked("agentQueues", "1021", "GET", "/api/agent/queues", null),
            new Asked("wallboard", "banzhang", "GET", "/api/wallboard", null),
            new Asked("agentExtendWrapUp", "1021", "POST", "/api/agent/wrap-up/extend", null),
            new Asked(
                    "orderAgent",
                    "banzhang",
                    "POST",
                    "/api/agents/1021/order",
                    "{\"order\":\"BREAK\",\"reason\":\"到班长台\"}"),
            new Asked(
                    "agentTimes",
                    "banzhang",
                    "GET",
                    "/api/agents/1021/times?from=2026-11-23T16:00:00Z&to=2026-11-24T16:00:00Z",
                    null),
            new Asked("agents", "banzhang", "GET", "/api/agents", null),
            new Asked("queues", "banzhang", "GET", "/api/queues", null),
            new Asked("alarms", "admin", "GET", "/api/alarms", null),
            new Asked("putRoutingQueue", "banzhang", "PUT", "/api/routing/queues/guiliu", GUILIU),
            new Asked(
                    "putRoutingAgent",
                    "banzhang",
                    "PUT",
                    "/api/routing/agents/1001",
                    "{\"skills\":{\"桂柳话\":3},\"team\":\"早班\"}"),
            new Asked("routing", "banzhang", "GET", "/api/routing", null),
            new Asked("routingChanges", "banzhang", "GET", "/api/routing/changes?size=5", null),
            new Asked("removeRoutingQueue", "admin", "DELETE", "/api/routing/queues/guiliu", null),
            new Asked("listTickets", "shenhe", "GET", "/api/tickets?mine=true&page=0&size=5", null),
            new Asked("listTickets", "shenhe", "GET", "/api/tickets?sort=due&overdue=false&kind=HELP&size=5", null),
            new Asked("search", "shenhe", "GET", "/api/search?q=%E8%B7%AF%E7%81%AF&size=5", null),
            new Asked("similarTickets", "1001", "GET", TICKET + "/similar", null),
            new Asked("monthFigures", "banzhang", "GET", "/api/figures/month?month=2026-10", null),
            new Asked("createTicket", "shenhe", "POST", "/api/tickets", NEW_TICKET),
            new Asked("makeChannelKey", "admin", "POST", "/api/intake/keys", "{\"channel\":\"WECHAT\"}"),
            new Asked(
                    "setWebhook",
                    "admin",
                    "PUT",
                    "/api/intake/webhooks/WECHAT",
                    "{\"url\":\"https://wx.example/progress\"}"),
            new Asked("webhooks", "admin", "GET", "/api/intake/webhooks", null),
            new Asked("channelKeys", "admin", "GET", "/api/intake/keys", null),
            new Asked("ticket", "1001", "GET", TICKET, null),
            new Asked("ticketHistory", "shenhe", "GET", TICKET + "/history", null),
            new Asked("ticketDue", "shenhe", "GET", TICKET + "/due?kind=HELP", null),
            new Asked("ticketFile", "shenhe", "GET", TICKET + "/file", null),
            new Asked("checkArchive", "admin", "GET", TICKET + "/archive/check", null),
            new Asked("exportArchive", "shenhe", "GET", TICKET + "/archive/export", null),
            new Asked("revealCaller", "shenhe", "POST", TICKET + "/caller", "{\"reason\":\"电话回访\"}"),
            new Asked("printTicket", "1001", "POST", TICKET + "/print", null),
            new Asked("viewLedger", "banzhang", "GET", "/api/ledger?ticket=" + FakeTickets.DRAFT_OF_1001, null),
            new Asked("checkLedger", "admin", "POST", "/api/ledger/check", null),
            new Asked("waitingDisputes", "shenhe", "GET", "/api/disputes", null),
            new Asked("ticketDisputes", "shenhe", "GET", TICKET + "/disputes", null),
            new Asked("previewExtension", "shenhe", "GET", TICKET + "/extension/preview?amount=3", null),
            new Asked("units", "shenhe", "GET", "/api/units", null),
            new Asked("dispatchCatalogue", "unit-cg", "GET", "/api/dispatch-catalogue", null),
            new Asked(
                    "previewDispatchCatalogue",
                    "admin",
                    "POST",
                    "/api/dispatch-catalogue/preview",
                    "{\"content\":\"" + Base64.getEncoder().encodeToString("x".getBytes(StandardCharsets.UTF_8))
                            + "\"}"),
            new Asked(
                    "changeCatalogueEntry",
                    "shenhe",
                    "POST",
                    "/api/dispatch-catalogue/entries",
                    "{\"topic\":\"占道经营\",\"area\":\"450302\",\"unitId\":\"cg\",\"basis\":\"x\",\"note\":\"y\",\"newest\":3}"),
            new Asked("dispatchSuggestions", "shenhe", "GET", TICKET + "/dispatch-suggestions?topic=x", null),
            new Asked("dispatchObjections", "unit-cg", "GET", "/api/dispatch-objections", null),
            new Asked(
                    "raiseObjection",
                    "unit-cg",
                    "POST",
                    "/api/dispatch-objections",
                    "{\"topic\":\"占道经营\",\"area\":\"450302\",\"reason\":\"x\",\"basis\":\"y\"}"),
            new Asked(
                    "decideObjection",
                    "shenhe",
                    "POST",
                    "/api/dispatch-objections/" + FakeCatalogue.OBJECTION + "/decision",
                    "{\"upheld\":true,\"reason\":\"成立\",\"unitId\":\"jt\"}"),
            new Asked("attachments", "shenhe", "GET", TICKET + "/attachments", null),
            new Asked("unitDissolutions", "shenhe", "GET", "/api/unit-dissolutions", null),
            new Asked("previewDissolution", "admin", "GET", "/api/units/cg/dissolution", null),
            new Asked(
                    "dissolveUnit",
                    "admin",
                    "POST",
                    "/api/units/cg/dissolution",
                    "{\"effectiveOn\":\"2026-12-01\",\"number\":\"市编〔2026〕8号\"}"),
            new Asked("unitTexts", "banzhang", "GET", "/api/unit-texts", null),
            new Asked("unitNumbers", "admin", "GET", "/api/units/cg/sms-numbers", null),
            new Asked(
                    "registerUnitNumbers",
                    "admin",
                    "PUT",
                    "/api/units/cg/sms-numbers",
                    "{\"numbers\":[\"13800000001\"]}"),
            new Asked("calendar", "shenhe", "GET", "/api/calendar?from=2026-11-01&to=2026-11-03", null),
            new Asked(
                    "sendProgressCode",
                    "shenhe",
                    "POST",
                    "/api/progress/codes",
                    "{\"number\":\"" + FakeProgress.NUMBER + "\"}"),
            new Asked("geoReportDiscovery", "shenhe", "GET", "/open311/v2/discovery.json", null),
            new Asked("geoReportServices", "shenhe", "GET", "/open311/v2/services.json", null),
            new Asked("geoReportService", "shenhe", "GET", "/open311/v2/services/other.json", null),
            new Asked("calendarNotices", "1001", "GET", "/api/calendar/notices", null),
            new Asked("previewCalendarNotice", "admin", "POST", "/api/calendar/notices/preview", notice("")),
            new Asked("addCalendarNotice", "shenhe", "POST", "/api/calendar/notices", notice(",\"calendarVersion\":7")),
            new Asked("regulation", "shenhe", "GET", "/api/regulation?on=2026-11-29", null),
            new Asked(
                    "timeLimit",
                    "shenhe",
                    "GET",
                    "/api/regulation/time-limit?kind=HELP&channel=PHONE&urgency=NORMAL&area=450302&dispatchedAt=2026-11-24T10:00:00%2B08:00",
                    null),
            new Asked("listCalls", "1001", "GET", "/api/calls", null),
            new Asked("call", "1001", "GET", "/api/calls/" + FakeRecords.CALL_OF_1001, null),
            new Asked("serviceRatings", "banzhang", "GET", "/api/service-ratings?hours=24", null),
            new Asked("callerIncidents", "banzhang", "GET", "/api/caller-incidents", null),
            new Asked("blockedCallers", "admin", "GET", "/api/blocked-callers", null),
            new Asked(
                    "blockCaller",
                    "banzhang",
                    "POST",
                    "/api/blocked-callers",
                    "{\"callId\":\"" + FakeRecords.CALL_OF_1001 + "\",\"days\":7,\"reason\":\"反复辱骂\"}"),
            new Asked("addLeaderDuty", "banzhang", "POST", "/api/leader-duties", """
                    {"leader":"张三","post":"市政府副秘书长","agent":"1051",
                     "startsAt":"2026-11-24T01:00:00Z","endsAt":"2026-11-24T03:30:00Z"}
                    """),
            new Asked("leaderDuties", "1001", "GET", "/api/leader-duties", null),
            new Asked("debugCall", "admin", "GET", "/debug/calls/" + FakeRecords.CALL_OF_1001, null),
            new Asked("listRecordings", "1001", "GET", "/api/recordings?callId=" + FakeRecords.CALL_OF_1001, null),
            new Asked("recording", "1001", "GET", "/api/recordings/" + FakeRecordings.OF_1001, null),
            new Asked(
                    "holdRecording",
                    "banzhang",
                    "POST",
                    "/api/recordings/" + FakeRecordings.OF_1001 + "/hold",
                    "{\"reason\":\"法院调取\"}"),
            new Asked(
                    "liftRecordingHold",
                    "admin",
                    "POST",
                    "/api/recordings/" + FakeRecordings.OF_1001 + "/hold/lift",
                    "{\"reason\":\"案件已结\"}"),
            new Asked("runExpiry", "admin", "POST", "/api/recordings/expiry-run", null),
            new Asked("handsetMessages", "admin", "GET", "/api/sandbox/handsets/13800001234/messages", null),
            new Asked("clock", "admin", "GET", "/api/sandbox/clock", null),
            new Asked("advanceClock", "admin", "POST", "/api/sandbox/clock", "{\"advance\":\"PT24H\"}"),
            new Asked("health", "admin", "GET", "/health", null),
            new Asked("ready", "admin", "GET", "/ready", null));

    private final RunningApi api = SharedApi.get();

    @TestFactory
    Stream<DynamicTest> given_an_operation_then_its_answer_fits_the_contract() {
        Contract contract = Contract.load(api.vertx)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        ResponseValidator validator = ResponseValidator.create(api.vertx, contract.validation());
        return QUESTIONS.stream()
                .map(asked -> DynamicTest.dynamicTest(asked.operation(), () -> fits(validator, asked)));
    }

    @Test
    void given_another_answer_then_this_test_would_see_it() {
        Contract contract = Contract.load(api.vertx)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        ValidatableResponse wrong =
                ValidatableResponse.create(200, Map.of(), Buffer.buffer("{\"nonsense\":1}"), "application/json");
        assertThatThrownBy(() -> ResponseValidator.create(api.vertx, contract.validation())
                        .validate(wrong, "me")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join())
                .hasMessageContaining("nonsense");
    }

    /** Of a channel, with the key that opens it. */
    private static final List<Asked> QUESTIONS_BY_KEY = List.of(
            new Asked(
                    "submitTicket",
                    "WEBSITE",
                    "POST",
                    "/api/intake/tickets",
                    "{\"externalId\":\"C-1\",\"title\":\"路灯不亮\",\"content\":\"中山路路灯不亮\"}"),
            new Asked("submittedTicket", "WEBSITE", "GET", "/api/intake/tickets/C-1", null),
            new Asked("geoReports", "WEBSITE", "GET", "/open311/v2/requests.json?api_key=KEY", null),
            new Asked("geoReport", "WEBSITE", "GET", "/open311/v2/requests/4503261124020000013.json?api_key=KEY", null),
            new Asked("geoReportToken", "WEBSITE", "GET", "/open311/v2/tokens/C-1.json?api_key=KEY", null));

    @TestFactory
    Stream<DynamicTest> given_an_operation_of_a_channel_then_its_answer_fits_the_contract() {
        Contract contract = Contract.load(api.vertx)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        ResponseValidator validator = ResponseValidator.create(api.vertx, contract.validation());
        String key = new JsonObject(api.as("admin", "POST", "/api/intake/keys", "{\"channel\":\"WEBSITE\"}")
                        .body())
                .getString("secret");
        return QUESTIONS_BY_KEY.stream()
                .map(asked -> DynamicTest.dynamicTest(
                        asked.operation(),
                        () -> fits(
                                validator,
                                asked,
                                api.send(
                                        api.request(asked.method(), asked.path().replace("KEY", key), asked.body())
                                                .header("X-Channel-Key", key)))));
    }

    private void fits(ResponseValidator validator, Asked asked) {
        fits(validator, asked, api.as(asked.person(), asked.method(), asked.path(), asked.body()));
    }

    private static void fits(ResponseValidator validator, Asked asked, HttpResponse<String> response) {
        ValidatableResponse answer = ValidatableResponse.create(
                response.statusCode(), Map.of(), Buffer.buffer(response.body()), "application/json");
        assertThatCode(() -> validator
                        .validate(answer, asked.operation())
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join())
                .as(response.body())
                .doesNotThrowAnyException();
        assertThat(response.statusCode()).isBetween(200, 201);
    }
}

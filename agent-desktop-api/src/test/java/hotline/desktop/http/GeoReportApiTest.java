package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import hotline.regulation.clause.Proves;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Open311 GeoReport v2 as its clients speak it. */
@Proves({"12(1)a", "24b"})
class GeoReportApiTest {

    private static final String REQUESTS = "/open311/v2/requests.json";

    private final RunningApi api = SharedApi.get();
    private final String key = new JsonObject(
                    api.as("admin", "POST", "/api/intake/keys", "{\"channel\":\"CENTRAL_GOVERNMENT\"}")
                            .body())
            .getString("secret");

    private HttpResponse<String> get(String path) {
        return api.send(api.request("GET", path, null));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> post(String form) {
        return api.send(HttpRequest.newBuilder(api.uri(REQUESTS))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private Map<String, String> report(String externalId) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("api_key", key);
        fields.put("service_code", "占道经营");
        fields.put("description", "烧烤摊占了人行道");
        fields.put("lat", "25.273566");
        fields.put("long", "110.290195");
        fields.put("phone", "13900001111");
        fields.put("attribute[external_id]", externalId);
        return fields;
    }

    private static JsonObject only(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        JsonArray list = new JsonArray(answer.body());
        assertThat(list).hasSize(1);
        return list.getJsonObject(0);
    }

    private static void refused(HttpResponse<String> answer, int status, String words) {
        JsonObject error = only(answer, status);
        assertThat(error.getInteger("code")).isEqualTo(status);
        assertThat(error.getString("description")).contains(words);
    }

    @Test
    void given_discovery_then_it_leads_to_the_services_and_their_attributes() {
        JsonObject endpoint = new JsonObject(get("/open311/v2/discovery.json").body())
                .getJsonArray("endpoints")
                .getJsonObject(0);
        assertThat(endpoint.getString("url")).isEqualTo(api.uri("/open311/v2").toString());
        assertThat(endpoint.getJsonArray("formats")).containsExactly("application/json");
        JsonArray services = new JsonArray(get("/open311/v2/services.json").body());
        assertThat(services).hasSize(2);
        assertThat(services.getJsonObject(0).getString("service_code")).isEqualTo("占道经营");
        assertThat(services.getJsonObject(1).getString("service_code")).isEqualTo("other");
        HttpResponse<String> definition = get("/open311/v2/services/" + encoded("占道经营") + ".json");
        assertThat(definition.statusCode()).as(definition.body()).isEqualTo(200);
        assertThat(new JsonObject(definition.body()).getJsonArray("attributes")).hasSize(8);
        refused(get("/open311/v2/services/" + encoded("没有的事") + ".json"), 404, "没有的事");
    }

    @Test
    void given_a_report_then_taken_in_once_under_the_senders_number_and_told_of() {
        HttpResponse<String> first = post(form(report("G-1")));
        assertThat(only(first, 201).getString("service_request_id")).isEqualTo("4503261124020000013");
        only(post(form(report("G-1"))), 200);
        Map<String, String> other = report("G-1");
        other.put("description", "井盖丢失");
        refused(post(form(other)), 409, "G-1");

        JsonObject token = only(get("/open311/v2/tokens/G-1.json?api_key=" + key), 200);
        assertThat(token.getString("service_request_id")).isEqualTo("4503261124020000013");
        JsonObject request = only(get("/open311/v2/requests/4503261124020000013.json?api_key=" + key), 200);
        assertThat(request.getString("status")).isEqualTo("open");
        assertThat(request.getString("agency_responsible")).isEqualTo("市城市管理委员会");
        assertThat(request.fieldNames())
                .as("nothing of what the citizen wrote (Article 24)")
                .doesNotContain("description", "address", "lat", "long", "phone");
    }

    @Test
    void given_no_number_of_the_senders_then_the_same_content_is_the_same_report() {
        Map<String, String> fields = report("");
        fields.put("description", "没有编号的一件");
        only(post(form(fields)), 201);
        only(post(form(fields)), 200);
        fields.put("description", "没有编号的另一件");
        only(post(form(fields)), 201);
    }

    @Test
    void given_no_key_or_a_wrong_one_then_403_as_the_standard_has_it() {
        Map<String, String> fields = report("G-2");
        fields.put("api_key", "no-such-key");
        refused(post(form(fields)), 403, "渠道密钥无效");
        fields.remove("api_key");
        refused(post(form(fields)), 403, "api_key");
        refused(get(REQUESTS), 403, "api_key");
    }

    @Test
    void given_another_channels_key_then_none_of_it_is_seen() {
        only(post(form(report("G-3"))), 201);
        String other = new JsonObject(api.as("admin", "POST", "/api/intake/keys", "{\"channel\":\"AMBULANCE_120\"}")
                        .body())
                .getString("secret");
        assertThat(get(REQUESTS + "?api_key=" + other).body()).isEqualTo("[]");
        refused(get("/open311/v2/tokens/G-3.json?api_key=" + other), 404, "G-3");
        refused(get("/open311/v2/requests/4503261124020000013.json?api_key=" + other), 404, "4503261124020000013");
    }

    @Test
    void given_what_is_wrong_then_a_list_of_errors_in_chinese() {
        Map<String, String> fields = report("G-4");
        fields.put("lat", "110.29");
        refused(post(form(fields)), 400, "lat 须为 WGS 84");
        fields = report("G-4");
        fields.remove("long");
        refused(post(form(fields)), 400, "同时给出");
        fields = report("G-4");
        fields.put("attribute[kind]", "JOKE");
        refused(post(form(fields)), 400, "COMPLAINT");
        fields = report("G-4");
        fields.put("attribute[colour]", "red");
        refused(post(form(fields)), 400, "colour");
        fields = report("G-4");
        fields.put("service_code", "没有的事");
        refused(post(form(fields)), 404, "services.json");
        fields = report("G-4");
        fields.put("attribute[title]", "refused");
        refused(post(form(fields)), 400, "第十二条第一项");
        refused(post(form(report("G-4")) + "&phone=13900002222"), 400, "只能给出一次");
        refused(get(REQUESTS + "?status=lost&api_key=" + key), 400, "open 或 closed");
        refused(get(REQUESTS + "?start_date=yesterday&api_key=" + key), 400, "ISO 8601");
        refused(get(REQUESTS + "?page_size=51&api_key=" + key), 400, "page_size");
        refused(get("/open311/v2/services.xml"), 404, "没有这个地址");
        refused(api.send(api.request("DELETE", REQUESTS, null)), 405, "GET, POST");
    }

    @Test
    void given_a_long_description_then_it_comes_whole_and_one_too_large_is_said_so() {
        Map<String, String> fields = report("G-5");
        fields.put("description", "长".repeat(4000));
        only(post(form(fields)), 201);
        fields.put("description", "长".repeat(40_000));
        refused(post(form(fields)), 413, "KiB");
    }

    @Test
    void given_a_status_then_only_those() {
        only(post(form(report("G-6"))), 201);
        assertThat(new JsonArray(get(REQUESTS + "?status=open&api_key=" + key).body()))
                .hasSize(1);
        assertThat(get(REQUESTS + "?status=closed&api_key=" + key).body()).isEqualTo("[]");
        only(get(REQUESTS + "?status=closed,open&start_date=2026-11-01T00:00:00+08:00&api_key=" + key), 200);
    }
}

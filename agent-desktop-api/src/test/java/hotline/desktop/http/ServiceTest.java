package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class ServiceTest {

    private final RunningApi api = SharedApi.get();

    private HttpResponse<String> get(String path) {
        return api.send(api.request("GET", path, null));
    }

    @Test
    void given_anybody_then_health_readiness_measurements_and_contract() {
        assertThat(new JsonObject(get("/health").body()).getString("status")).isEqualTo("UP");
        assertThat(new JsonObject(get("/ready").body()).getJsonArray("parts")).hasSize(2);
        assertThat(get("/openapi.yaml").body()).startsWith("openapi: 3.1.0");
        assertThat(get("/metrics").body()).contains("hotline_http_requests_seconds");
    }

    @Test
    void given_any_response_then_security_headers() {
        for (String path : new String[] {"/health", "/api/me", "/", "/nothing.js"}) {
            var headers = get(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'")
                    .contains("frame-ancestors 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Correlation-Id")).isPresent();
        }
    }

    @Test
    void given_a_correlation_id_then_it_comes_back_when_harmless() {
        var harmless = api.send(api.request("GET", "/health", null).header("X-Correlation-Id", "abc-12345678"));
        assertThat(harmless.headers().firstValue("X-Correlation-Id")).hasValue("abc-12345678");
        var harmful = api.send(api.request("GET", "/health", null).header("X-Correlation-Id", "<script>alert(1)"));
        assertThat(harmful.headers().firstValue("X-Correlation-Id").orElse("")).doesNotContain("script");
    }

    @Test
    void given_the_desktop_address_without_an_upgrade_then_426() {
        assertThat(get("/api/desktop").statusCode()).isEqualTo(426);
    }
}

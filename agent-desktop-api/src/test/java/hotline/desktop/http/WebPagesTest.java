package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebPagesTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static HttpServer server;

    @BeforeAll
    static void start() {
        Router router = Router.router(VERTX);
        WebPages.mount(router, "web-fixture");
        server = VERTX.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String cacheOf(HttpResponse<String> response) {
        return response.headers().firstValue("Cache-Control").orElse("");
    }

    @Test
    void given_the_citizens_page_then_a_page_of_its_own() throws Exception {
        HttpResponse<String> response = send("GET", "/progress");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("进度").doesNotContain("桌面");
        assertThat(cacheOf(response)).isEqualTo("no-cache");
    }

    @Test
    void given_the_root_or_a_page_of_the_application_then_index_asked_for_each_time() throws Exception {
        for (String path : new String[] {"/", "/index.html", "/tickets", "/tickets/0190-abc"}) {
            HttpResponse<String> response = send("GET", path);
            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.body()).contains("桌面");
            assertThat(cacheOf(response)).isEqualTo("no-cache");
        }
    }

    @Test
    void given_a_hashed_file_then_cached_for_a_year() throws Exception {
        HttpResponse<String> response = send("GET", "/assets/app-1a2b3c.js");
        assertThat(response.body()).contains("console.log");
        assertThat(cacheOf(response)).contains("immutable").contains("max-age=31536000");
    }

    @Test
    void given_a_missing_file_or_an_api_path_or_a_way_out_then_404() throws Exception {
        for (String path : new String[] {
            "/assets/gone.js", "/api/nothing", "/debug", "/../logback-test.xml", "/%2e%2e/logback-test.xml", "/a.b"
        }) {
            HttpResponse<String> response = send("GET", path);
            assertThat(response.statusCode()).as(path).isIn(400, 404);
            assertThat(cacheOf(response)).doesNotContain("immutable");
        }
        assertThat(send("POST", "/tickets").statusCode()).isEqualTo(404);
    }
}

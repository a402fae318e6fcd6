package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeAttachments;
import hotline.desktop.fake.FakeTickets;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Files over HTTP: read while they come, refused while they come, sent so that nothing in them runs. */
class AttachmentApiTest {

    private static final String TICKET = "/api/tickets/" + FakeTickets.DRAFT_OF_1001;

    private final RunningApi api = SharedApi.get();

    private HttpResponse<String> upload(String person, String path, byte[] content) {
        return api.send(HttpRequest.newBuilder(api.uri(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + api.token(person))
                .header("Content-Type", "image/jpeg")
                .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
    }

    @Test
    void given_a_file_larger_than_any_other_body_then_read_whole_and_noted() {
        HttpResponse<String> added =
                upload("1001", TICKET + "/attachments?name=%E7%8E%B0%E5%9C%BA.jpg", new byte[150_000]);
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        assertThat(new JsonObject(added.body()).getInteger("bytes")).isEqualTo(150_000);
        assertThat(new JsonObject(added.body()).getString("name")).isEqualTo("现场.jpg");
        assertThat(api.audited("1001", "ticket.attachment.add")).isPositive();
        assertThat(upload("1001", TICKET + "/attachments?name=again.jpg", new byte[10])
                        .statusCode())
                .isEqualTo(200);
        assertThat(upload("1001", TICKET + "/attachments", new byte[10]).statusCode())
                .isEqualTo(400);
        assertThat(upload("1001", "/api/tickets/" + FakeAttachments.PHOTO + "/attachments?name=x", new byte[10])
                        .statusCode())
                .isEqualTo(404);
        assertThat(upload("admin", TICKET + "/attachments?name=x", new byte[10]).statusCode())
                .isEqualTo(403);
    }

    /** A sender that has sent only a part of what it announced is told, and the rest is not waited for. */
    @Test
    void given_too_large_a_file_then_413_while_it_comes() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", api.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + TICKET + "/attachments?name=x.mp4 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + api.token("1001") + "\r\nContent-Length: 100000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] piece = new byte[10_000];
            for (int sent = 0; sent < 30; sent++) {
                out.write(piece);
            }
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("单个文件不能超过");
        }
        assertThat(api.attachments.read).isLessThan(400_000);
    }

    @Test
    void given_a_photo_then_sent_in_ranges_under_its_name_and_nothing_in_it_runs() {
        HttpResponse<String> whole = api.as("unit-cg", "GET", TICKET + "/attachments/" + FakeAttachments.PHOTO, null);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(whole.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(whole.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(whole.headers().firstValue("Content-Disposition"))
                .contains("inline; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%201.jpg");
        assertThat(api.audited("unit-cg", "ticket.attachment.read")).isPositive();
        HttpResponse<String> part = api.send(api.request("GET", TICKET + "/attachments/" + FakeAttachments.PHOTO, null)
                .header("Authorization", "Bearer " + api.token("shenhe"))
                .header("Range", "bytes=2-4"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 2-4/10");
        assertThat(api.as("shenhe", "GET", TICKET + "/attachments/" + FakeTickets.DRAFT_OF_1001, null)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void given_a_channels_key_then_its_matters_get_files() {
        String key = new JsonObject(api.as("admin", "POST", "/api/intake/keys", "{\"channel\":\"WEBSITE\"}")
                        .body())
                .getString("secret");
        HttpResponse<String> added =
                api.send(HttpRequest.newBuilder(api.uri("/api/intake/tickets/C-1/attachments?name=a.jpg"))
                        .header("X-Channel-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[100])));
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        HttpResponse<String> nobody =
                api.send(HttpRequest.newBuilder(api.uri("/api/intake/tickets/C-1/attachments?name=a.jpg"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[100])));
        assertThat(nobody.statusCode()).isEqualTo(401);
    }
}

package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.desktop.fake.FakeRecordings;
import hotline.desktop.fake.RunningApi;
import hotline.desktop.fake.SharedApi;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AudioRangesTest {

    private static final String PATH = "/api/recordings/" + FakeRecordings.OF_1001 + "/audio";
    private static final int SIZE = FakeRecordings.SOUND.length;

    private final RunningApi api = SharedApi.get();

    private HttpResponse<byte[]> get(String method, String... headers) throws Exception {
        HttpRequest.Builder request =
                api.request(method, PATH, null).header("Authorization", "Bearer " + api.token("banzhang"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return api.http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Test
    void given_no_range_then_all_of_it_with_a_strong_etag() throws Exception {
        HttpResponse<byte[]> response = get("GET", "Accept-Encoding", "gzip");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(FakeRecordings.SOUND);
        assertThat(header(response, "ETag")).startsWith("\"").endsWith("\"");
        assertThat(header(response, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(response, "Content-Type")).isEqualTo("audio/ogg");
        assertThat(header(response, "Content-Length")).isEqualTo(Integer.toString(SIZE));
        assertThat(header(response, "Content-Encoding")).isNotEqualTo("gzip");
    }

    @Test
    void given_a_range_then_206_and_exactly_those_bytes() throws Exception {
        HttpResponse<byte[]> response = get("GET", "Range", "bytes=100-70099");
        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes 100-70099/" + SIZE);
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(FakeRecordings.SOUND, 100, 70_100));
    }

    @Test
    void given_an_open_or_suffix_range_then_206() throws Exception {
        assertThat(get("GET", "Range", "bytes=299990-").body()).hasSize(10);
        HttpResponse<byte[]> tail = get("GET", "Range", "bytes=-5");
        assertThat(tail.statusCode()).isEqualTo(206);
        assertThat(tail.body()).isEqualTo(Arrays.copyOfRange(FakeRecordings.SOUND, SIZE - 5, SIZE));
    }

    @Test
    void given_a_range_past_the_end_then_416_with_the_size() throws Exception {
        HttpResponse<byte[]> response = get("GET", "Range", "bytes=" + SIZE + "-");
        assertThat(response.statusCode()).isEqualTo(416);
        assertThat(header(response, "Content-Range")).isEqualTo("bytes */" + SIZE);
        assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void given_if_range_with_another_etag_then_all_of_it() throws Exception {
        String etag = header(get("HEAD"), "ETag");
        assertThat(get("GET", "Range", "bytes=0-9", "If-Range", etag).statusCode())
                .isEqualTo(206);
        assertThat(get("GET", "Range", "bytes=0-9", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void given_the_etag_is_known_then_304() throws Exception {
        String etag = header(get("HEAD"), "ETag");
        assertThat(get("GET", "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    @Test
    void given_head_then_headers_only() throws Exception {
        HttpResponse<byte[]> response = get("HEAD");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Length")).isEqualTo(Integer.toString(SIZE));
        assertThat(response.body()).isEmpty();
    }

    @Test
    void given_listening_then_it_is_in_the_audit_log() throws Exception {
        int before = api.audited("banzhang", "recording.listen");
        get("GET", "Range", "bytes=0-0");
        assertThat(api.audited("banzhang", "recording.listen")).isEqualTo(before + 1);
    }

    @Test
    void given_another_agents_recording_then_404() {
        assertThat(api.as("1002", "GET", PATH, null).statusCode()).isEqualTo(404);
        assertThat(api.as("1001", "HEAD", PATH, null).statusCode()).isEqualTo(200);
    }
}

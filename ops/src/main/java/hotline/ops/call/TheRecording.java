package hotline.ops.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Chapter four: the recording is kept, plays by ranges, and can't be deleted before its time. */
final class TheRecording {

    /** Transcoding takes what a busy machine leaves over. */
    private static final Duration INTAKE_LIMIT = Duration.ofMinutes(3);

    private final Cast cast;
    private final Trace trace;

    TheRecording(Cast cast, Trace trace) {
        this.cast = cast;
        this.trace = trace;
    }

    void play(String callId) {
        trace.chapter("四、录音");
        JsonNode recording = trace.need(Patience.until(INTAKE_LIMIT, () -> recordingOf(callId)), "录音入库");
        String id = recording.path("id").asText();
        trace.tell("录音 " + recording.path("codec").asText() + "，"
                + recording.path("durationMs").asLong() / 1000.0 + " 秒，"
                + recording.path("bytes").asLong() + " 字节，SHA-256 "
                + recording.path("sha256").asText());
        trace.check(recording.path("sha256").asText().matches("[0-9a-f]{64}"), "有 SHA-256");
        trace.check(recording.path("durationMs").asLong() > 8000, "时长覆盖整个通话");
        trace.check(
                ApiClient.texts(recording.path("speakers")).containsAll(java.util.List.of("CITIZEN", "AGENT")),
                "市民与坐席各占一个声道");
        ranges(id);
        refusals(id);
    }

    private Optional<JsonNode> recordingOf(String callId) {
        return cast.supervisor()
                .get("/api/recordings?callId=" + callId)
                .path("recordings")
                .valueStream()
                .findFirst();
    }

    private void ranges(String id) {
        String path = "/api/recordings/" + id + "/audio";
        HttpResponse<byte[]> head = cast.supervisor()
                .send(cast.supervisor()
                        .request(path)
                        .header("Range", "bytes=0-3")
                        .GET());
        trace.check(
                head.statusCode() == 206
                        && new String(head.body(), java.nio.charset.StandardCharsets.US_ASCII).equals("OggS"),
                "按 Range 播放：206，" + head.headers().firstValue("Content-Range").orElse("无 Content-Range"));
        HttpResponse<byte[]> beyond = cast.supervisor()
                .send(cast.supervisor()
                        .request(path)
                        .header("Range", "bytes=999999999-")
                        .GET());
        trace.check(beyond.statusCode() == 416, "越界的 Range：416");
    }

    private void refusals(String id) {
        try {
            cast.administrator().delete("/api/recordings/" + id);
            trace.check(false, "未满三年的录音竟被删除");
        } catch (Problem refused) {
            trace.tell("删除被拒：" + refused.document().path("detail").asText());
            trace.check(
                    refused.status() == 409
                            && refused.document().path("article").asText().contains("第十五条"),
                    "依据" + refused.document().path("article").asText());
        }
        JsonNode run = cast.administrator().post("/api/recordings/expiry-run");
        trace.check(
                run.path("deleted").asInt(-1) == 0,
                "提前清理：查看 " + run.path("examined").asInt() + " 段，删除 "
                        + run.path("deleted").asInt() + " 段");
    }
}

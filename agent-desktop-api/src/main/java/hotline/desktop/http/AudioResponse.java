package hotline.desktop.http;

import hotline.desktop.port.RecordingAudio;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends sound by HTTP ranges. Runs on a virtual thread and holds one chunk of 64 KiB at a time; a client that takes no
 * chunk for 30 seconds is cut off.
 */
final class AudioResponse {

    private static final int CHUNK = 64 * 1024;
    private static final long CHUNK_SECONDS = 30;

    private AudioResponse() {}

    static void send(HttpServerRequest request, RecordingAudio audio) throws IOException {
        String etag = "\"" + audio.etag() + "\"";
        HttpServerResponse response = request.response()
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.ACCEPT_RANGES, "bytes")
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                // tells the server's gzip to leave it: Opus does not shrink, and ranges count these bytes
                .putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        if (matches(request.getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
            await(response.setStatusCode(304).end());
            return;
        }
        String ifRange = request.getHeader("If-Range");
        boolean rangeHolds = ifRange == null || ifRange.strip().equals(etag);
        ByteRange range = ByteRange.of(rangeHolds ? request.getHeader("Range") : null, audio.bytes());
        response.putHeader(HttpHeaders.CONTENT_TYPE, audio.contentType());
        switch (range) {
            case ByteRange.Whole whole -> body(request, audio, 0, audio.bytes());
            case ByteRange.Part part -> {
                long last = part.offset() + part.length() - 1;
                response.setStatusCode(206)
                        .putHeader(
                                HttpHeaders.CONTENT_RANGE, "bytes " + part.offset() + "-" + last + "/" + audio.bytes());
                body(request, audio, part.offset(), part.length());
            }
            case ByteRange.Unsatisfiable none -> {
                response.headers().remove(HttpHeaders.CONTENT_ENCODING);
                response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + audio.bytes());
                throw Problem.of(416, "range-not-satisfiable", "范围无效", "内容只有 " + audio.bytes() + " 字节")
                        .asException();
            }
        }
    }

    private static void body(HttpServerRequest request, RecordingAudio audio, long offset, long length)
            throws IOException {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
        if (request.method().equals(HttpMethod.HEAD)) {
            await(response.end());
            return;
        }
        try (InputStream in = audio.range(offset, length)) {
            byte[] chunk = new byte[CHUNK];
            long left = length;
            while (left > 0) {
                int read = in.readNBytes(chunk, 0, (int) Math.min(CHUNK, left));
                if (read == 0) {
                    throw new IOException("the recording is shorter than its index says");
                }
                await(response.write(Buffer.buffer(Arrays.copyOf(chunk, read))));
                left -= read;
            }
        }
        await(response.end());
    }

    private static boolean matches(@Nullable String ifNoneMatch, String etag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static void await(Future<Void> written) throws IOException {
        try {
            written.toCompletionStage().toCompletableFuture().get(CHUNK_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException gone) {
            throw new ClientGone(gone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ClientGone(interrupted);
        }
    }

    /** The listener closed the page or skipped elsewhere; nothing is wrong. */
    static final class ClientGone extends IOException {
        ClientGone(Throwable cause) {
            super("the client has gone", cause);
        }
    }
}

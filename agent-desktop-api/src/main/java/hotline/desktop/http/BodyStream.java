package hotline.desktop.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body that is read while it comes, by a virtual thread: one piece at a time is asked of the connection, so that however large it is only
 * one piece is in memory. Whoever sends nothing for 30 seconds is not waited for any longer.
 */
public final class BodyStream {

    private static final long PATIENCE_SECONDS = 30;

    /** What came of the connection. */
    private sealed interface Piece {
        record Bytes(Buffer buffer) implements Piece {}

        record End() implements Piece {}

        record Broken(Throwable why) implements Piece {}
    }

    private final HttpServerRequest request;
    private final Context loop;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private boolean ended;

    /** On the request's event loop, with the request paused. */
    BodyStream(HttpServerRequest request) {
        this.request = request;
        this.loop = Vertx.currentContext();
        request.exceptionHandler(why -> pieces.add(new Piece.Broken(why)));
        request.endHandler(_ -> pieces.add(new Piece.End()));
        request.handler(buffer -> pieces.add(new Piece.Bytes(buffer)));
    }

    /** What the sender says the length is; negative when it does not say. */
    public long announced() {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException nonsense) {
            return -1;
        }
    }

    /** @return null at the end */
    public byte @Nullable [] next() throws IOException {
        if (ended) {
            return null;
        }
        loop.runOnContext(_ -> request.fetch(1));
        return switch (awaited()) {
            case Piece.Bytes(Buffer buffer) -> buffer.getBytes();
            case Piece.End end -> {
                ended = true;
                yield null;
            }
            case Piece.Broken(Throwable why) -> throw new IOException("the sender has gone", why);
        };
    }

    private Piece awaited() throws IOException {
        try {
            Piece piece = pieces.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (piece == null) {
                throw Problem.of(408, "too-slow", "没有传完", "长时间没有收到内容，请检查网络后重新上传")
                        .asException();
            }
            return piece;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}

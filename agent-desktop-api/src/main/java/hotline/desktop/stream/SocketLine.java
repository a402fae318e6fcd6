package hotline.desktop.stream;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;

/** A WebSocket as a {@link Line}; at most 1 MiB waits in it for a slow network. */
final class SocketLine implements Line {

    private static final int MOST_WAITING_BYTES = 1 << 20;

    private final ServerWebSocket socket;
    private final Context context;

    SocketLine(ServerWebSocket socket, Context context) {
        this.socket = socket;
        this.context = context;
        socket.setWriteQueueMaxSize(MOST_WAITING_BYTES);
    }

    @Override
    public Future<Void> write(String text) {
        return socket.isClosed() ? Future.failedFuture("closed") : socket.writeTextMessage(text);
    }

    @Override
    public boolean full() {
        return socket.writeQueueFull();
    }

    @Override
    public void onRoom(Runnable again) {
        socket.drainHandler(_ -> context.runOnContext(_ -> again.run()));
    }

    @Override
    public void close(CloseReason reason) {
        if (!socket.isClosed()) {
            socket.close(reason.code(), reason.chinese());
        }
    }
}

package hotline.desktop.stream;

import io.vertx.core.Future;

/** The way to one desktop: a WebSocket, or a test's stand-in. */
interface Line {

    /** Completes when the text went to the network; fails when the line is gone. */
    Future<Void> write(String text);

    /** Whether writing more now would only pile up in memory. */
    boolean full();

    /** Called once each time a full line has room again. */
    void onRoom(Runnable again);

    void close(CloseReason reason);
}

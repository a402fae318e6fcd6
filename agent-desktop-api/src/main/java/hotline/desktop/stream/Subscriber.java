package hotline.desktop.stream;

import hotline.desktop.person.Person;
import io.vertx.core.Future;

/**
 * One desktop on a stream: how far it has been told. It pulls from the stream's log as long as its line takes more, so
 * nothing piles up here; when the log has overwritten what it still needs, it is closed and starts over. Touched by the
 * streams' context only.
 */
final class Subscriber {

    private final Person person;
    private final Line line;
    private final EventLog log;
    private long told;
    private boolean waitingForRoom;
    private boolean paused = true;
    private boolean closed;

    Subscriber(Person person, Line line, EventLog log, long told) {
        this.person = person;
        this.line = line;
        this.log = log;
        this.told = told;
    }

    Person person() {
        return person;
    }

    boolean closed() {
        return closed;
    }

    /** From now on events flow. */
    Future<Void> start() {
        paused = false;
        return pump();
    }

    /** Sends what the line takes. @return completes when all of it went to the network */
    Future<Void> pump() {
        Future<Void> last = Future.succeededFuture();
        while (!paused && !closed && !waitingForRoom && told < log.latest()) {
            if (line.full()) {
                waitForRoom();
                break;
            }
            var next = log.after(told);
            if (next.isEmpty()) {
                close(CloseReason.TOO_SLOW);
                break;
            }
            told++;
            last = line.write(next.get());
        }
        if (!closed && !log.reaches(told)) {
            close(CloseReason.TOO_SLOW);
        }
        return last;
    }

    /** Outside the sequence: dropped when the line is full. */
    void passing(String text) {
        if (!closed && !paused && !line.full()) {
            line.write(text);
        }
    }

    void close(CloseReason reason) {
        if (!closed) {
            closed = true;
            line.close(reason);
        }
    }

    void gone() {
        closed = true;
    }

    private void waitForRoom() {
        waitingForRoom = true;
        line.onRoom(() -> {
            waitingForRoom = false;
            pump();
        });
    }
}

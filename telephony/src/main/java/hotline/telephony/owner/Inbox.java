package hotline.telephony.owner;

import io.vertx.core.Context;
import java.util.concurrent.Semaphore;

/**
 * What waits for the owner, in order. A flood fills it and then slows down whoever can wait; the owner itself never waits,
 * and neither does an event loop.
 */
final class Inbox {

    /** A fifth of a second of work at 50,000 inputs a second. */
    static final int ROOM = 10_000;

    private final Context context;
    /** Fair: a flood from Asterisk does not keep the call scripts out. */
    private final Semaphore places = new Semaphore(ROOM, true);

    Inbox(Context context) {
        this.context = context;
    }

    /** Waits for a place. */
    void put(Runnable work) {
        places.acquireUninterruptibly();
        enter(work);
    }

    /** @return false when it is full */
    boolean offer(Runnable work) {
        boolean room = places.tryAcquire();
        if (room) {
            enter(work);
        }
        return room;
    }

    /** Without a place: for what is bounded by something else. */
    void add(Runnable work) {
        context.runOnContext(_ -> work.run());
    }

    int size() {
        return ROOM - places.availablePermits();
    }

    private void enter(Runnable work) {
        context.runOnContext(_ -> {
            places.release();
            work.run();
        });
    }
}

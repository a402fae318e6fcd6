package hotline.telephony.owner;

import hotline.telephony.call.CallId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** From the owner to the scripts, one box per running script. */
public final class Mailboxes {

    /** A script that does not read is stuck; its call's lease ends it. */
    private static final int ROOM = 16;

    private final Map<CallId, Box> boxes = new ConcurrentHashMap<>();

    /** Where one script finds its orders. */
    public static final class Box {

        private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>(ROOM);

        /** @return empty when nothing came in this time */
        public Optional<Order> take(Duration patience) throws InterruptedException {
            return Optional.ofNullable(orders.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    /**
     * A second script for the same call takes over from the first.
     *
     * @param tellOwner that a script has the call. The owner hears of scripts in the order in which they had it: none is
     *     said to leave after the next has begun
     */
    public Box open(CallId call, Runnable tellOwner) {
        Box box = new Box();
        boxes.compute(call, (_, _) -> {
            tellOwner.run();
            return box;
        });
        return box;
    }

    /** @param tellOwner that the script is gone; not done when another script took over meanwhile */
    public void close(CallId call, Box box, Runnable tellOwner) {
        boxes.computeIfPresent(call, (_, present) -> {
            if (present != box) {
                return present;
            }
            tellOwner.run();
            return null;
        });
    }

    /** @return false when no script has this call, or it does not read */
    boolean deliver(CallId call, Order order) {
        Box box = boxes.get(call);
        return box != null && box.orders.offer(order);
    }

    public int running() {
        return boxes.size();
    }
}

package hotline.telephony.journal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far the disk has come, for the thread that writes behind; and the signal to stop. */
final class Progress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long durable;
    private long floor = Long.MIN_VALUE;
    private boolean ended;
    private boolean stopping;

    void durable(long seq) {
        lock.lock();
        try {
            durable = seq;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long durable() {
        lock.lock();
        try {
            return durable;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until more than {@code seq} is on the disk or no more will come; returns what is on the disk. */
    long awaitBeyond(long seq) throws InterruptedException {
        lock.lock();
        try {
            while (durable <= seq && !ended && !stopping) {
                changed.await();
            }
            return durable;
        } finally {
            lock.unlock();
        }
    }

    /** Waits, but not beyond the signal to stop. */
    void pause(Duration duration) throws InterruptedException {
        lock.lock();
        try {
            long left = duration.toNanos();
            while (left > 0 && !stopping) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The database has this number already; new ones must be higher. */
    void floor(long seq) {
        lock.lock();
        try {
            floor = seq;
        } finally {
            lock.unlock();
        }
    }

    long floor() {
        lock.lock();
        try {
            return floor;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more comes onto the disk. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** The process closes: nobody waits any more. */
    void stop() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean stopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }
}

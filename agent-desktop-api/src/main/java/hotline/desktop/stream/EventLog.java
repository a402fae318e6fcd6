package hotline.desktop.stream;

import java.util.Optional;

/** The last events of one stream, at most {@code capacity}; older ones are overwritten. Not thread-safe. */
final class EventLog {

    private final String[] ring;
    private long latest;

    EventLog(int capacity) {
        ring = new String[capacity];
    }

    /** The sequence number of the newest event; 0 before the first. */
    long latest() {
        return latest;
    }

    /** The sequence number that the next event must carry. */
    long next() {
        return latest + 1;
    }

    void append(String text) {
        latest++;
        ring[slot(latest)] = text;
    }

    /** Whether every event after {@code seq} is still here. */
    boolean reaches(long seq) {
        return seq >= Math.max(0, latest - ring.length) && seq <= latest;
    }

    /** The event after {@code seq}; empty at the end, and when it is gone (see {@link #reaches}). */
    Optional<String> after(long seq) {
        return seq < latest && reaches(seq) ? Optional.of(ring[slot(seq + 1)]) : Optional.empty();
    }

    private int slot(long seq) {
        return (int) (seq % ring.length);
    }
}

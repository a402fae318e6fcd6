package hotline.recording;

import java.util.function.LongSupplier;

/**
 * Free bytes where Asterisk writes WAVs (spool) and where recordings are kept (store). Calls are never refused for want of
 * space: what is at risk is said, and space is made by transcoding, which turns 1 MB a minute and leg into a quarter of
 * that for the whole call.
 *
 * @param oneDisk the spool and the store share their space: then transcoding frees more than it takes
 */
record Space(LongSupplier spool, LongSupplier store, boolean oneDisk, long minimum) {

    /** Of the minimum: what transcoding may still use when it frees more than it takes. */
    private static final int RESERVE_SHARE = 16;

    /** Whether a recording may be written into the store. */
    boolean forStore() {
        return store.getAsLong() >= (oneDisk ? minimum / RESERVE_SHARE : minimum);
    }

    /** Below the minimum on either side: somebody must make room, and WAVs are to be freed first. */
    boolean scarce() {
        return store.getAsLong() < minimum || spool.getAsLong() < minimum;
    }
}

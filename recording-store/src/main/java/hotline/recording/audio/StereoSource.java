package hotline.recording.audio;

import java.io.IOException;

/** Interleaved left and right samples, block by block. */
@FunctionalInterface
public interface StereoSource {

    /** Fills from the start; returns how many left-right pairs, 0 at the end. */
    int next(short[] interleaved) throws IOException;
}

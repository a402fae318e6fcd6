package hotline.recording;

import java.util.List;

/** Who knows when the recording of an ended call was paused. Blocks; throws when it can't be known now: try again later. */
@FunctionalInterface
public interface CallGaps {

    /** In the order of their beginning. */
    List<Gap> of(EndedCall call);
}

package hotline.telephony.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the lines of a manager connection into frames. What would not fit into a frame ends the connection instead of filling the
 * memory.
 */
final class AmiFrames {

    static final int MOST_LINES = 1_000;
    /** Bytes of all lines of a frame. */
    static final int LARGEST_FRAME = 256 * 1024;

    private static final int READ_AT_ONCE_BYTES = 32 * 1024;

    private final Lines in;

    AmiFrames(InputStream in) {
        this.in = new Lines(in, READ_AT_ONCE_BYTES);
    }

    /** What comes before all frames, or null at the end of the stream. */
    @Nullable
    String greeting() throws IOException {
        return in.next();
    }

    /** Blocks until a frame is complete. @return null at the end of the stream; a frame that was cut is none */
    @Nullable
    AmiFrame next() throws IOException {
        List<String> lines = new ArrayList<>(24);
        int size = 0;
        for (String line = in.next(); line != null; line = in.next()) {
            if (!line.isEmpty()) {
                lines.add(line);
                size += line.length();
                if (lines.size() > MOST_LINES || size > LARGEST_FRAME) {
                    throw new Lines.Oversize("a frame of " + lines.size() + " lines, " + size + " bytes");
                }
            } else if (!lines.isEmpty()) {
                return new AmiFrame(lines);
            }
        }
        return null;
    }
}

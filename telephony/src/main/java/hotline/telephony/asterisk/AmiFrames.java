package hotline.telephony.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a manager connection into frames, however they come: byte by byte or in batches. What would not fit
 * into a frame ends the connection instead of filling the memory.
 */
final class AmiFrames {

    /** Asterisk's longest, the list of a channel's variables, stay below 10 KB. */
    static final int LONGEST_LINE = 64 * 1024;

    static final int MOST_LINES = 1_000;
    /** Bytes of all lines of a frame. */
    static final int LARGEST_FRAME = 256 * 1024;

    /** No manager interface speaks like this. */
    static final class OversizeFrame extends IOException {

        private static final long serialVersionUID = 1L;

        OversizeFrame(String what) {
            super("a frame of Asterisk's manager interface has " + what);
        }
    }

    private final InputStream in;
    private final byte[] buffer = new byte[32 * 1024];
    private int from;
    private int to;
    /** The beginning of a line whose end has not come yet. */
    private byte[] begun = new byte[256];

    AmiFrames(InputStream in) {
        this.in = in;
    }

    /** @return null at the end of the stream; a line without its end is none */
    @Nullable
    String line() throws IOException {
        int length = 0;
        while (true) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            if (length == 0 && end < to) {
                String whole = text(buffer, from, end - from);
                from = end + 1;
                return whole;
            }
            length = keep(length, end - from);
            if (end < to) {
                from = end + 1;
                return text(begun, 0, length);
            }
            from = 0;
            to = in.read(buffer);
            if (to < 0) {
                to = 0;
                return null;
            }
        }
    }

    /** Blocks until a frame is complete. @return null at the end of the stream; a frame that was cut is none */
    @Nullable
    AmiFrame next() throws IOException {
        List<String> lines = new ArrayList<>(24);
        int size = 0;
        for (String line = line(); line != null; line = line()) {
            if (!line.isEmpty()) {
                lines.add(line);
                size += line.length();
                if (lines.size() > MOST_LINES || size > LARGEST_FRAME) {
                    throw new OversizeFrame(lines.size() + " lines, " + size + " bytes");
                }
            } else if (!lines.isEmpty()) {
                return new AmiFrame(lines);
            }
        }
        return null;
    }

    private int keep(int length, int more) throws OversizeFrame {
        if (length + more > LONGEST_LINE) {
            throw new OversizeFrame("a line of more than " + LONGEST_LINE + " bytes");
        }
        if (length + more > begun.length) {
            begun = Arrays.copyOf(begun, Math.max(length + more, 2 * begun.length));
        }
        System.arraycopy(buffer, from, begun, length, more);
        return length + more;
    }

    private static String text(byte[] bytes, int from, int length) {
        int kept = length > 0 && bytes[from + length - 1] == '\r' ? length - 1 : length;
        return new String(bytes, from, kept, StandardCharsets.UTF_8);
    }
}

package hotline.telephony.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the bytes of a connection into lines, however they come: byte by byte or in batches. A line that never ends ends the
 * connection instead of filling the memory.
 */
final class Lines {

    /** Asterisk's longest, the list of a channel's variables, stay below 10 KB. */
    static final int LONGEST = 64 * 1024;

    /** Asterisk does not speak like this. */
    static final class Oversize extends IOException {

        private static final long serialVersionUID = 1L;

        Oversize(String what) {
            super("from Asterisk came " + what);
        }
    }

    private final InputStream in;
    private final byte[] buffer;
    private int from;
    private int to;
    /** The beginning of a line whose end has not come yet. */
    private byte[] begun = new byte[256];

    /** @param bufferBytes read at once at most; a longer line takes more as it comes */
    Lines(InputStream in, int bufferBytes) {
        this.in = in;
        this.buffer = new byte[bufferBytes];
    }

    /** @return null at the end of the stream; a line without its end is none */
    @Nullable
    String next() throws IOException {
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

    private int keep(int length, int more) throws Oversize {
        if (length + more > LONGEST) {
            throw new Oversize("a line of more than " + LONGEST + " bytes");
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

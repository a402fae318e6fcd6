package hotline.desktop.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Range header (RFC 9110 §14) applied to a body of known size. */
public sealed interface ByteRange {

    /** No range, several ranges, another unit, or nonsense: the whole body is the allowed answer to each. */
    record Whole() implements ByteRange {}

    record Part(long offset, long length) implements ByteRange {}

    record Unsatisfiable() implements ByteRange {}

    Pattern SINGLE = Pattern.compile("\\s*bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*", Pattern.CASE_INSENSITIVE);

    static ByteRange of(@Nullable String header, long size) {
        if (header == null) {
            return new Whole();
        }
        Matcher matcher = SINGLE.matcher(header);
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return new Whole();
        }
        if (matcher.group(1).isEmpty()) {
            return lastBytes(Long.parseLong(matcher.group(2)), size);
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(matcher.group(2)), size - 1);
        if (!matcher.group(2).isEmpty() && Long.parseLong(matcher.group(2)) < first) {
            return new Whole();
        }
        return first >= size ? new Unsatisfiable() : new Part(first, last - first + 1);
    }

    private static ByteRange lastBytes(long wanted, long size) {
        if (wanted == 0 || size == 0) {
            return new Unsatisfiable();
        }
        long length = Math.min(wanted, size);
        return new Part(size - length, length);
    }
}

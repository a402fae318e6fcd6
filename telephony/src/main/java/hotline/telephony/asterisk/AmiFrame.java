package hotline.telephony.asterisk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of Asterisk's manager interface: its lines, {@code Name: value} each, without line ends. */
record AmiFrame(List<String> lines) {

    /** The value of a header, whatever the case of its name; of several the first, which is Asterisk's own. */
    @Nullable
    String get(String name) {
        for (String line : lines) {
            int length = name.length();
            if (line.length() > length && line.charAt(length) == ':' && line.regionMatches(true, 0, name, 0, length)) {
                return line.substring(length + 1).strip();
            }
        }
        return null;
    }

    /** @throws IllegalArgumentException when the header is missing */
    String need(String name) {
        String value = get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}

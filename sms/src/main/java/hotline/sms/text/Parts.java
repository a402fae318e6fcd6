package hotline.sms.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into what one SMS can carry. UCS-2 leaves 140 octets: 70 UTF-16 units in a single message, 67 in a part,
 * because the concatenation header {@code 05 00 03 ref total seq} takes six octets (3GPP TS 23.040, 9.2.3.24.1). A
 * surrogate pair is never cut: one handset would show two boxes.
 */
public final class Parts {

    public static final int SINGLE_UNITS = 70;
    public static final int PART_UNITS = 67;
    /** The header counts parts in one octet; nobody reads more than a few. */
    public static final int MOST_PARTS = 10;

    private Parts() {}

    /**
     * @param reservedInFirst units that the gateway adds before the first part
     * @throws IllegalArgumentException when more than {@link #MOST_PARTS} would be needed
     */
    public static List<String> of(String text, int reservedInFirst) {
        if (text.length() + reservedInFirst <= SINGLE_UNITS) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int room = PART_UNITS - reservedInFirst;
        for (int at = 0; at < text.length(); room = PART_UNITS) {
            int end = Math.min(at + room, text.length());
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            parts.add(text.substring(at, end));
            at = end;
        }
        if (parts.size() > MOST_PARTS) {
            throw new IllegalArgumentException("a text of " + text.length() + " units needs too many parts");
        }
        return List.copyOf(parts);
    }
}

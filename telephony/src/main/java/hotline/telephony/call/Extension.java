package hotline.telephony.call;

import java.util.regex.Pattern;

/** A telephone of the centre (分机): its number on Asterisk, dialled as {@code PJSIP/<number>}. */
public record Extension(String number) {

    private static final Pattern NUMBER = Pattern.compile("\\d{2,8}");

    /** @throws IllegalArgumentException when it is not two to eight digits */
    public Extension {
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("not an extension");
        }
    }

    /** Whether {@link #Extension} would take this text. */
    public static boolean isValid(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** The dial string and device name: {@code PJSIP/1001}. */
    public String device() {
        return "PJSIP/" + number;
    }

    @Override
    public String toString() {
        return number;
    }
}

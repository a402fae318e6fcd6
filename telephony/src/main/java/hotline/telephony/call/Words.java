package hotline.telephony.call;

import java.util.regex.Pattern;

/** What an identifier may consist of: these travel in dialplan variables, file names and logs. */
final class Words {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]{1,80}");

    private Words() {}

    static boolean areSafe(String value) {
        return SAFE.matcher(value).matches();
    }

    static String checked(String kind, String value) {
        if (!areSafe(value)) {
            throw new IllegalArgumentException("not a " + kind);
        }
        return value;
    }
}

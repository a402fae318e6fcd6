package hotline.regulation.guard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** 公民身份号码 (GB 11643-1999): 17 digits and a check character of ISO 7064 MOD 11-2. */
public final class IdentityNumber {

    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private IdentityNumber() {}

    /** ASCII digits only: full-width and other look-alikes are not valid. */
    public static boolean isValid(String number) {
        if (!SHAPE.matcher(number).matches() || !hasBirthday(number)) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return number.charAt(17) == CHECKS.charAt(sum % 11);
    }

    private static boolean hasBirthday(String number) {
        try {
            LocalDate birthday = LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
            return birthday.getYear() >= 1900;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }
}

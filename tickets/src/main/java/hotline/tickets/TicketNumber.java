package hotline.tickets;

import hotline.regulation.Channel;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * The 19 digits of a ticket: {@code 4503} (the city) + yyMMdd + channel (2) + sequence (6) + Luhn (1), so that it can
 * be keyed on a phone and a slip of a finger is noticed.
 */
public final class TicketNumber {

    private static final String CITY = "4503";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final Pattern SHAPE = Pattern.compile("4503[0-9]{15}");
    private static final int LAST_SEQUENCE = 999_999;

    private TicketNumber() {}

    /** @param sequence 1–999999, unique within the day */
    public static String of(LocalDate day, Channel channel, int sequence) {
        if (sequence < 1 || sequence > LAST_SEQUENCE) {
            throw new IllegalArgumentException("sequence out of range: " + sequence);
        }
        String digits = CITY + DAY.format(day) + channel.code() + "%06d".formatted(sequence);
        return digits + check(digits);
    }

    public static boolean isValid(String number) {
        return SHAPE.matcher(number).matches()
                && number.charAt(18) == check(number.substring(0, 18)).charAt(0);
    }

    private static String check(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return Integer.toString((10 - sum % 10) % 10);
    }
}

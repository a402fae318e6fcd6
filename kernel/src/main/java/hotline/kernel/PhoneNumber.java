package hotline.kernel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToCarrierMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A phone number as the network sent it, made comparable.
 *
 * @param digits the national form without spaces ({@code 13800001234}, {@code 07732812345}), {@code +} and country code
 *     for foreign numbers; empty when the caller withheld the number or sent something unusable
 * @param kind what can be done with it
 */
public record PhoneNumber(String digits, Kind kind) {

    public enum Kind {
        /** Can receive SMS. */
        MOBILE,
        LANDLINE,
        /** Service numbers such as 12345 or 110: valid to dial, outside the numbering plan's libraries. */
        SHORT_CODE,
        FOREIGN,
        /** The caller withheld the number. */
        ANONYMOUS,
        /** Not a phone number; the raw text is dropped because it is untrusted. */
        UNUSABLE
    }

    private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
    private static final Pattern SHORT_CODE = Pattern.compile("1\\d{2}|1[0-9]{4}|9\\d{4,5}");
    private static final Pattern WITHHELD =
            Pattern.compile("(?i)anonymous|unknown|unavailable|private|restricted|asterisk|<unknown>|");
    private static final int LONGEST_RAW = 64;

    /** Never throws: whatever a carrier or a form sends becomes one of the kinds. */
    public static PhoneNumber parse(String raw) {
        String text = raw.strip();
        if (WITHHELD.matcher(text).matches()) {
            return new PhoneNumber("", Kind.ANONYMOUS);
        }
        if (text.length() > LONGEST_RAW) {
            return new PhoneNumber("", Kind.UNUSABLE);
        }
        if (SHORT_CODE.matcher(text).matches()) {
            return new PhoneNumber(text, Kind.SHORT_CODE);
        }
        return parsed(text);
    }

    private static PhoneNumber parsed(String text) {
        try {
            Phonenumber.PhoneNumber number = UTIL.parse(text, "CN");
            if (!UTIL.isValidNumber(number)) {
                return new PhoneNumber("", Kind.UNUSABLE);
            }
            if (number.getCountryCode() != 86) {
                return new PhoneNumber(UTIL.format(number, PhoneNumberUtil.PhoneNumberFormat.E164), Kind.FOREIGN);
            }
            boolean mobile = UTIL.getNumberType(number) == PhoneNumberType.MOBILE;
            String national = UTIL.getNationalSignificantNumber(number);
            return mobile ? new PhoneNumber(national, Kind.MOBILE) : new PhoneNumber("0" + national, Kind.LANDLINE);
        } catch (NumberParseException notANumber) {
            return new PhoneNumber("", Kind.UNUSABLE);
        }
    }

    public boolean canReceiveSms() {
        return kind == Kind.MOBILE;
    }

    /** For logs and for those who may not see the whole: {@code 138****1234}; never more than seven digits. */
    public String masked() {
        return switch (kind) {
            case ANONYMOUS -> "匿名";
            case UNUSABLE -> "无效号码";
            case SHORT_CODE -> digits;
            case MOBILE, LANDLINE, FOREIGN ->
                digits.length() < 8 ? "****" : digits.substring(0, 3) + "****" + digits.substring(digits.length() - 4);
        };
    }

    /** Where the number is registered, in Chinese ({@code 广西桂林市}); empty when not known. */
    public String place() {
        return switch (kind) {
            case MOBILE, LANDLINE, FOREIGN -> describe(Description.PLACE);
            case SHORT_CODE, ANONYMOUS, UNUSABLE -> "";
        };
    }

    /** The carrier that issued the number, in Chinese ({@code 中国移动}); empty for landlines and unknown ones. */
    public String carrier() {
        return kind == Kind.MOBILE ? describe(Description.CARRIER) : "";
    }

    private enum Description {
        PLACE,
        CARRIER
    }

    private String describe(Description what) {
        try {
            Phonenumber.PhoneNumber number = UTIL.parse(digits, "CN");
            return switch (what) {
                case PLACE -> PhoneNumberOfflineGeocoder.getInstance().getDescriptionForNumber(number, Locale.CHINA);
                case CARRIER -> PhoneNumberToCarrierMapper.getInstance().getNameForNumber(number, Locale.CHINA);
            };
        } catch (NumberParseException impossible) {
            throw new IllegalStateException("a parsed number no longer parses", impossible);
        }
    }
}

package hotline.telephony.core;

import hotline.telephony.TelephonySettings.Trunk;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** Which telephones outside may be rung, and how their numbers are written. Whatever is not allowed is refused. */
final class OutsideNumbers {

    sealed interface Reading {
        /** @param digits nothing but digits */
        record Allowed(String digits) implements Reading {}

        record Refused(String reason) implements Reading {}
    }

    private static final Pattern WRITTEN_BETWEEN = Pattern.compile("[\\s()（）·.\\-–—]");
    private static final Pattern CHINA = Pattern.compile("(\\+|00)86(?=[0-9]{10})");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{3,15}");
    private static final int LONGEST = 40;

    private final Trunk trunk;

    OutsideNumbers(Trunk trunk) {
        this.trunk = trunk;
    }

    Reading read(String written) {
        if (trunk.peer().isEmpty()) {
            return new Reading.Refused("没有配置外呼中继，不能呼叫外线，请联系管理员");
        }
        String plain = written.length() > LONGEST
                ? ""
                : WRITTEN_BETWEEN
                        .matcher(Normalizer.normalize(written, Normalizer.Form.NFKC))
                        .replaceAll("");
        String digits = CHINA.matcher(plain).replaceFirst("");
        if (digits.startsWith("+") || digits.startsWith("00")) {
            return new Reading.Refused("不能拨打国际号码");
        }
        if (!DIGITS.matcher(digits).matches()) {
            return new Reading.Refused("号码只能是分机号，或 3 至 15 位数字的外线号码");
        }
        if (digits.equals(trunk.number())) {
            return new Reading.Refused("不能呼叫热线自己的号码");
        }
        return trunk.allowed().stream()
                        .anyMatch(pattern -> pattern.matcher(digits).matches())
                ? new Reading.Allowed(digits)
                : new Reading.Refused("该号码不在允许外呼的范围内，请核对号码；确需拨打请联系管理员");
    }

    /** @param digits as {@link #read} allowed them */
    String device(String digits) {
        return "PJSIP/outside/sip:" + digits + "@" + trunk.peer();
    }
}

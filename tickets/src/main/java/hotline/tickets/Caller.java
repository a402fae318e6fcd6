package hotline.tickets;

import hotline.kernel.PhoneNumber;
import hotline.regulation.clause.Clause;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who asks. Fields the reader may not see are empty, {@code maskedNumber} stays.
 *
 * @param number digits as in {@link PhoneNumber#digits}; empty when withheld or hidden
 * @param contact another way to reach the caller; empty means the number
 * @param identityNumber 身份证号; only where Art 12(1) asks for it
 * @param anonymous 匿名: name and contact are hidden from units
 */
public record Caller(
        String name, String number, String maskedNumber, String contact, String identityNumber, boolean anonymous) {

    public static Caller from(PhoneNumber number) {
        return new Caller("", number.digits(), number.masked(), "", "", false);
    }

    /** Where SMS reach the caller: the number that called, or the other contact when that one cannot receive them. */
    public Optional<PhoneNumber> mobile() {
        return Stream.of(number, contact)
                .map(PhoneNumber::parse)
                .filter(PhoneNumber::canReceiveSms)
                .findFirst();
    }

    /** As a unit sees it: name and number masked, contact and ID number gone; for the anonymous nothing is left. */
    @Clause({"12(1)c", "24a"})
    public Caller asUnitSees() {
        return anonymous
                ? new Caller("匿名", "", "匿名", "", "", true)
                : new Caller(maskedName(), "", maskedNumber, "", "", false);
    }

    /** {@code 张*}, {@code 欧**}: the first character, one star for each of the others. */
    public String maskedName() {
        return name.isEmpty() ? "" : starred(name, 1, 0);
    }

    /** A phone number as {@link PhoneNumber#masked}; of anything else the first and the last character. */
    public String maskedContact() {
        PhoneNumber phone = PhoneNumber.parse(contact);
        return switch (phone.kind()) {
            case MOBILE, LANDLINE, FOREIGN, SHORT_CODE -> phone.masked();
            case ANONYMOUS, UNUSABLE -> starred(contact, 1, 1);
        };
    }

    /** {@code 450***********1234}: without the date of birth. */
    public String maskedIdentityNumber() {
        return starred(identityNumber, 3, 4);
    }

    /** Nothing is shown of what is too short to be masked. */
    private static String starred(String text, int head, int tail) {
        int[] letters = text.codePoints().toArray();
        if (letters.length <= head + tail) {
            return "*".repeat(letters.length);
        }
        return new String(letters, 0, head)
                + "*".repeat(letters.length - head - tail)
                + new String(letters, letters.length - tail, tail);
    }
}

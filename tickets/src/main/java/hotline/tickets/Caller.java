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

    /** As a unit sees it: the number masked, the ID number gone, the name too when anonymous. */
    @Clause({"12(1)c", "24a"})
    public Caller asUnitSees() {
        return new Caller(anonymous ? "匿名" : name, "", maskedNumber, "", "", anonymous);
    }
}

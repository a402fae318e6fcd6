package hotline.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "13807731234,       13807731234, MOBILE",
        "+86 138 0773 1234, 13807731234, MOBILE",
        "008613807731234,   13807731234, MOBILE",
        "0773-2812345,      07732812345, LANDLINE",
        "12345,             12345,       SHORT_CODE",
        "110,               110,         SHORT_CODE",
        "+14155552671,      +14155552671, FOREIGN",
        "anonymous,         '',          ANONYMOUS",
        "'',                '',          ANONYMOUS",
        "'; DROP TABLE call', '',        UNUSABLE",
        "00000000000,       '',          UNUSABLE"
    })
    void given_what_a_carrier_sends_then_a_comparable_number(String raw, String digits, PhoneNumber.Kind kind) {
        assertThat(PhoneNumber.parse(raw)).isEqualTo(new PhoneNumber(digits, kind));
    }

    @Test
    void given_guilin_landline_then_place_is_known() {
        assertThat(PhoneNumber.parse("0773-2812345").place()).isEqualTo("广西桂林市");
    }

    @Test
    void given_mobile_then_carrier_is_known() {
        assertThat(PhoneNumber.parse("13807731234").carrier()).isEqualTo("中国移动");
    }

    @Test
    void given_huge_garbage_then_unusable() {
        assertThat(PhoneNumber.parse("9".repeat(10_000)).kind()).isEqualTo(PhoneNumber.Kind.UNUSABLE);
    }

    @Test
    void masked_hides_the_middle() {
        assertThat(PhoneNumber.parse("13807731234").masked()).isEqualTo("138****1234");
    }
}

package hotline.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.OfferOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialResultTest {

    @ParameterizedTest
    @CsvSource({
        "ANSWER, 16, ANSWERED",
        "CANCEL, 0, CALLER_GONE",
        "BUSY, 17, BUSY",
        "NOANSWER, 0, NO_ANSWER",
        "NOANSWER, 19, DECLINED",
        "CHANUNAVAIL, 3, UNREACHABLE",
        "CHANUNAVAIL, 21, DECLINED",
        "CHANUNAVAIL, 1, UNREACHABLE",
        "CONGESTION, 34, UNREACHABLE",
        "'', '', ERROR",
        "SOMETHING_NEW, 0, ERROR"
    })
    void given_what_dial_left_behind_then_the_outcome(String status, String cause, OfferOutcome outcome) {
        assertThat(DialResult.read(status, () -> cause)).isEqualTo(outcome);
    }
}

package hotline.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.ServiceRating;
import hotline.telephony.core.Input;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptRatingsTest {

    @Test
    void given_what_the_dialplan_keeps_then_rating_phone_and_time() {
        assertThat(KeptRatings.read("1764000000.7", "3-1001-1764000031"))
                .contains(new Input.Rated(
                        new CallId("1764000000.7"),
                        ServiceRating.DISSATISFIED,
                        Optional.of(new Extension("1001")),
                        Instant.ofEpochSecond(1764000031)));
    }

    @Test
    void given_talk_whose_agent_asterisk_does_not_know_then_the_rating_counts_all_the_same() {
        assertThat(KeptRatings.read("1764000000.7", "1--1764000031")
                        .orElseThrow()
                        .phone())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4-1001-1764000031", "1", "1-1001-", "1-x-1", "1-1001-1764000031-9"})
    void given_anything_else_then_nothing(String kept) {
        assertThat(KeptRatings.read("1764000000.7", kept)).isEmpty();
    }
}

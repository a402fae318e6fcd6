package hotline.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.regulation.TicketState;
import hotline.tickets.WorkFilter.Place;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkFilterTest {

    @Test
    void given_a_place_when_written_and_read_then_the_same() {
        Place place = new Place(
                Instant.parse("2026-09-22T16:00:00.000123Z"), UUID.fromString("018f0000-0000-7000-8000-00000000000a"));
        assertThat(Place.parse(place.text())).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "1",
                "x_018f0000-0000-7000-8000-00000000000a",
                "1_not-a-uuid",
                "99999999999999999999_018f0000-0000-7000-8000-00000000000a",
                "01_018f0000-0000-7000-8000-00000000000a",
                "1_1-1-1-1-1",
                "9223372036854775807_018f0000-0000-7000-8000-00000000000a"
            })
    void given_what_nobody_wrote_then_none_or_the_same_again(String text) {
        assertThat(Place.parse(text).map(Place::text).orElse(text)).isEqualTo(text);
    }

    @Test
    void given_a_state_without_running_time_then_refused() {
        assertThatThrownBy(() -> new WorkFilter(TicketState.CLOSED, null, null, null, 50))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

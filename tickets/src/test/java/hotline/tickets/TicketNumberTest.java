package hotline.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.regulation.Channel;
import hotline.regulation.clause.Proves;
import java.time.LocalDate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Proves("12(1)a")
class TicketNumberTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @Example
    void given_day_channel_and_sequence_then_19_digits() {
        assertThat(TicketNumber.of(DAY, Channel.PHONE, 1)).isEqualTo("4503261124010000017");
        assertThatThrownBy(() -> TicketNumber.of(DAY, Channel.PHONE, 1_000_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void given_one_wrong_digit_then_noticed(
            @ForAll @IntRange(min = 1, max = 999_999) int sequence,
            @ForAll Channel channel,
            @ForAll @IntRange(max = 18) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        String number = TicketNumber.of(DAY, channel, sequence);
        assertThat(TicketNumber.isValid(number)).isTrue();
        char wrong = (char) ('0' + (number.charAt(place) - '0' + shift) % 10);
        assertThat(TicketNumber.isValid(number.substring(0, place) + wrong + number.substring(place + 1)))
                .isFalse();
    }
}

package hotline.desktop.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes", "bytes=", "bytes=-", "bytes=a-b", "items=0-1", "bytes=5-2", "bytes=0-1,4-5"})
    void given_nonsense_or_several_ranges_then_the_whole(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange.Whole());
    }

    @Property
    void given_any_first_and_last_then_a_part_lies_within_the_body(
            @ForAll @LongRange(min = 0, max = 1000) long first,
            @ForAll @LongRange(min = 0, max = 1000) long last,
            @ForAll @LongRange(min = 0, max = 500) long size) {
        switch (ByteRange.of("bytes=" + first + "-" + last, size)) {
            case ByteRange.Part part -> {
                assertThat(part.offset()).isEqualTo(first);
                assertThat(part.length()).isPositive();
                assertThat(part.offset() + part.length()).isLessThanOrEqualTo(size);
            }
            case ByteRange.Whole whole -> assertThat(last).isLessThan(first);
            case ByteRange.Unsatisfiable none -> assertThat(first).isGreaterThanOrEqualTo(size);
        }
    }
}

package hotline.sms.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PartsTest {

    @Test
    void given_seventy_units_when_cut_then_one_message() {
        assertThat(Parts.of("路".repeat(70), 0)).hasSize(1);
    }

    @Test
    void given_seventy_one_units_when_cut_then_sixty_seven_and_the_rest() {
        assertThat(Parts.of("路".repeat(71), 0)).extracting(String::length).containsExactly(67, 4);
    }

    @Test
    void given_signature_added_by_gateway_when_cut_then_first_part_leaves_room() {
        assertThat(Parts.of("路".repeat(65), 9)).extracting(String::length).containsExactly(58, 7);
    }

    @Test
    void given_surrogate_pair_at_the_edge_when_cut_then_it_moves_to_the_next_part() {
        String text = "路".repeat(66) + "😀" + "灯".repeat(10);
        assertThat(Parts.of(text, 0)).extracting(String::length).containsExactly(66, 12);
    }

    @Test
    void given_a_novel_when_cut_then_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Parts.of("路".repeat(700), 0));
    }

    @Property
    void given_any_text_when_cut_then_nothing_is_lost_or_broken(@ForAll @StringLength(max = 600) String raw) {
        String text = raw + "😀".repeat(20);
        List<String> parts = Parts.of(text, 0);
        assertThat(String.join("", parts)).isEqualTo(text);
        if (parts.size() > 1) {
            assertThat(parts).allMatch(part -> part.length() <= 67);
        }
        for (int i = 1; i < parts.size(); i++) {
            boolean cut = Character.isHighSurrogate(
                            parts.get(i - 1).charAt(parts.get(i - 1).length() - 1))
                    && Character.isLowSurrogate(parts.get(i).charAt(0));
            assertThat(cut).isFalse();
        }
    }
}

package hotline.tickets.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void given_modern_words_then_cut_as_people_mean_them() {
        assertThat(Wording.askedWords("路灯不亮")).contains("路灯");
        assertThat(Wording.askedWords("充电桩噪声扰民")).containsExactly("充电桩", "噪声", "扰民");
        assertThat(Wording.words("公交车不停站")).contains("公交车", "公交");
    }

    @Test
    void given_full_width_and_capitals_then_folded() {
        assertThat(Wording.folded("１２３路ＡＢＣ　K")).isEqualTo("123路abc k");
    }

    @Test
    void given_a_run_of_characters_then_pairs_and_the_last_alone() {
        assertThat(Wording.pairs("路灯亮,3栋")).containsExactly("路灯", "灯亮", "亮", "3", "栋");
        assertThat(Wording.askedPairs("路灯亮,3栋")).containsExactly("路灯", "灯亮", "3", "栋");
        assertThat(Wording.isSingle("栋")).isTrue();
        assertThat(Wording.isSingle("3")).isFalse();
        assertThat(Wording.isSingle("路灯")).isFalse();
    }

    @Test
    void given_a_rare_character_of_two_chars_then_it_stays_whole() {
        assertThat(Wording.pairs("𠮷野家")).containsExactly("𠮷野", "野家", "家");
        assertThat(Wording.askedPairs("𠮷")).containsExactly("𠮷");
        assertThat(Wording.isSingle("𠮷")).isTrue();
    }

    @Test
    void given_marks_alone_then_no_words() {
        assertThat(Wording.askedWords("+-&&||!(){}[]^\"~*?:\\/ 😀")).isEmpty();
        assertThat(Wording.askedPairs("+-&&||!(){}[]^\"~*?:\\/ 😀")).isEmpty();
    }

    @Property(tries = 300)
    void given_any_text_then_every_word_and_pair_is_in_it(@ForAll @StringLength(max = 60) String text) {
        String folded = Wording.folded(text);
        for (List<String> found : List.of(Wording.words(folded), Wording.pairs(folded), Wording.askedPairs(folded))) {
            assertThat(found).allSatisfy(word -> assertThat(word).isNotEmpty().isSubstringOf(folded));
        }
    }
}

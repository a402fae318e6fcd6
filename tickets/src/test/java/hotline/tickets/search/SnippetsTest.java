package hotline.tickets.search;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.tickets.SearchAnswer.Span;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SnippetsTest {

    private static String shown(List<Span> spans) {
        return spans.stream()
                .map(span -> span.hit() ? "[" + span.text() + "]" : span.text())
                .collect(Collectors.joining());
    }

    @Test
    void given_what_was_typed_stands_there_then_that_is_marked() {
        assertThat(shown(new Snippets("路灯 桥").whole("龙隐桥头路灯不亮"))).isEqualTo("龙隐[桥]头[路灯]不亮");
    }

    @Test
    void given_it_does_not_stand_there_whole_then_its_words_are() {
        assertThat(shown(new Snippets("路灯不亮").whole("这里的路灯一直不亮"))).isEqualTo("这里的[路灯]一直[不亮]");
    }

    @Test
    void given_other_forms_of_the_same_then_marked_as_written() {
        assertThat(shown(new Snippets("102路").whole("乘１０２路公交"))).isEqualTo("乘[１０２路]公交");
        assertThat(shown(new Snippets("cd").whole("㏅x"))).isEqualTo("[㏅]x");
    }

    @Test
    void given_markup_then_it_is_text() {
        assertThat(shown(new Snippets("script").whole("<script>1</script>"))).isEqualTo("<[script]>1</[script]>");
    }

    @Test
    void given_a_long_text_then_the_place_of_the_first_mark() {
        String text = "甲".repeat(300) + "路灯" + "乙".repeat(300);
        List<Span> spans = new Snippets("路灯").around(text, 40);
        assertThat(shown(spans)).startsWith("…甲").contains("[路灯]").endsWith("乙…");
        assertThat(spans.stream().mapToInt(span -> span.text().length()).sum()).isLessThanOrEqualTo(42);
    }

    @Property(tries = 300)
    void given_any_question_and_text_then_the_spans_are_the_text(
            @ForAll @StringLength(max = 20) String question, @ForAll @StringLength(max = 80) String text) {
        Snippets snippets = new Snippets(question);
        assertThat(snippets.whole(text).stream().map(Span::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(snippets.around(text, 1000).stream().map(Span::text).collect(Collectors.joining()))
                .isEqualTo(text);
        assertThat(snippets.around(text, 9)).hasSizeLessThanOrEqualTo(12);
    }
}

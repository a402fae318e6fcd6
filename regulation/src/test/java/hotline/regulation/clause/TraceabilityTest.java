package hotline.regulation.clause;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Edition;
import hotline.regulation.clause.Mark.Kind;
import hotline.regulation.clause.Provision.Carrier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceabilityTest {

    private static final Path CHECKOUT = Path.of("..");
    private static final Path PAGE = Path.of("../docs/traceability.md");

    @Test
    void given_the_source_then_every_clause_has_its_rule_and_its_test() throws IOException {
        Traceability found = new Traceability(Provisions.rows(), SourceMarks.of(CHECKOUT));
        assertThat(found.faults()).isEmpty();
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, TraceabilityPage.markdown(found));
        }
        assertThat(Files.readString(PAGE)).isEqualTo(TraceabilityPage.markdown(found));
    }

    @Test
    void given_the_table_then_no_article_is_missing() {
        assertThat(IntStream.rangeClosed(1, 30).mapToObj(String::valueOf))
                .allMatch(
                        article -> Provisions.rows().stream().anyMatch(row -> Traceability.isPart(row.key(), article)));
    }

    @Test
    void given_versions_of_one_clause_then_one_at_most_is_in_force() {
        for (Provision row : Provisions.rows()) {
            assertThat(Provisions.rows())
                    .filteredOn(other -> other.key().equals(row.key()) && other.inForce(row.from()))
                    .as(row.key())
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 第二条", "13(2), 第十三条第二项", "13(2)9, 第十三条第二项第9目", "14(2)b, 第十四条第二项", "15a, 第十五条"})
    void given_a_key_then_the_article_it_stands_for(String key, String article) {
        assertThat(Provisions.find(key).orElseThrow().article().text()).isEqualTo(article);
    }

    @Test
    void given_a_clause_without_rule_or_test_then_said() {
        Provision clause = provision(Carrier.SOFTWARE);
        assertThat(faults(clause)).singleElement().asString().contains("nothing is marked");
        assertThat(faults(clause, mark(Kind.RULE, "13(2)")))
                .singleElement()
                .asString()
                .contains("no test");
        assertThat(faults(clause, mark(Kind.RULE, "13(2)"), mark(Kind.PROOF, "13(2)")))
                .isEmpty();
    }

    @Test
    void given_a_rule_without_a_clause_then_said() {
        Mark rule = mark(Kind.RULE, "13(2)");
        Mark proof = mark(Kind.PROOF, "13(2)");
        assertThat(faults(provision(Carrier.SOFTWARE), rule, proof, mark(Kind.RULE, "99")))
                .singleElement()
                .asString()
                .contains("doesn't have: 99");
        assertThat(faults(provision(Carrier.SOFTWARE), rule, proof, mark(Kind.CITATION, "13(3)")))
                .singleElement()
                .asString()
                .contains("cites Art 13(3)");
        assertThat(faults(provision(Carrier.SOFTWARE), rule, proof, mark(Kind.CITATION, "13(2)7")))
                .isEmpty();
    }

    @Test
    void given_a_rule_for_a_clause_that_is_said_to_be_missing_then_said() {
        assertThat(faults(provision(Carrier.LATER), mark(Kind.RULE, "13(2)")))
                .singleElement()
                .asString()
                .contains("let Provisions say");
    }

    private static Provision provision(Carrier carrier) {
        return new Provision("13(2)", "办理时限", Edition.OF_2022, Edition.OF_2022.from(), null, carrier, "a part");
    }

    private static Mark mark(Kind kind, String key) {
        return new Mark(kind, List.of(key), "Rule", "room/src/main/java/Rule.java");
    }

    private static List<String> faults(Provision provision, Mark... marks) {
        return new Traceability(List.of(provision), List.of(marks)).faults();
    }
}

package hotline.regulation.clause;

import hotline.regulation.Edition;
import hotline.regulation.clause.Mark.Kind;
import hotline.regulation.clause.Provision.Carrier;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** {@code docs/traceability.md}, written from {@link Provisions} and the marks in the source. */
final class TraceabilityPage {

    private TraceabilityPage() {}

    static String markdown(Traceability found) {
        StringBuilder page = new StringBuilder();
        List<Provision> carried = found.carriedBy(Carrier.SOFTWARE);
        List<Provision> people = found.carriedBy(Carrier.PEOPLE);
        List<Provision> later = found.carriedBy(Carrier.LATER);
        page.append("""
                # From clause to rule to test

                Every clause of 市政规〔2022〕11号, what carries it, and what proves that. Generated from
                `hotline.regulation.clause.Provisions` and the marks `@Clause` and `@Proves` in the source; a test fails when the
                two differ, when a clause of the software has no rule or no test, when a rule cites an article without being marked
                (`mvn test -pl regulation -Dtest=TraceabilityTest -Dupdate.docs=true` writes the page anew).

                ［D］ marks what the regulation leaves open and the hotline decided. A letter in a number tells apart what one
                item asks for. In force from %s until %s where a clause says nothing else.

                """.formatted(Edition.OF_2022.from(), Edition.OF_2022.until()));
        page.append("%d clauses: %d carried by software, %d by people, %d still to come.\n\n"
                .formatted(found.provisions().size(), carried.size(), people.size(), later.size()));
        page.append("## Carried by software\n\n| clause | rule | test |\n|---|---|---|\n");
        for (Provision row : carried) {
            page.append("| **%s** %s%s | %s | %s |\n"
                    .formatted(
                            row.key(),
                            row.text(),
                            dates(row),
                            places(found.of(Kind.RULE, row.key())),
                            places(found.of(Kind.PROOF, row.key()))));
        }
        page.append("\n## Not software\n\n| clause | why |\n|---|---|\n");
        people.forEach(row -> page.append("| **%s** %s | %s |\n".formatted(row.key(), row.text(), row.remark())));
        page.append("\n## Still to come\n\n| clause | with |\n|---|---|\n");
        later.forEach(row -> page.append("| **%s** %s | %s |\n".formatted(row.key(), row.text(), row.remark())));
        page.append("\nOf clauses that are carried already:\n\n| clause | still to come |\n|---|---|\n");
        carried.stream()
                .filter(row -> !row.remark().isEmpty())
                .forEach(row -> page.append("| **%s** %s | %s |\n".formatted(row.key(), row.text(), row.remark())));
        return page.toString();
    }

    /** Only where they are not the edition's. */
    private static String dates(Provision row) {
        boolean edition = row.from().equals(row.edition().from())
                && Objects.equals(row.until(), row.edition().until());
        return edition ? "" : "（" + row.from() + " – " + (row.until() == null ? "" : row.until()) + "）";
    }

    private static String places(List<Mark> marks) {
        return marks.stream()
                .map(mark -> "[" + shown(mark.name()) + "](../" + mark.path() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Names of tests are sentences: the class is enough, one link each. */
    private static String shown(String name) {
        int method = name.indexOf(".given_");
        return method < 0 ? name : name.substring(0, method);
    }
}

package hotline.regulation.clause;

import hotline.regulation.clause.Mark.Kind;
import hotline.regulation.clause.Provision.Carrier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong between clauses, rules and tests. */
record Traceability(List<Provision> provisions, List<Mark> marks) {

    /** Names of guards for the diagram, and what clauses are made of: they cite and decide nothing. */
    private static final List<String> NO_RULES = List.of(
            "regulation/src/main/java/hotline/regulation/lifecycle/Guard.java",
            "regulation/src/main/java/hotline/regulation/clause/Provision.java");

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Mark mark : marks) {
            faultOf(mark).ifPresent(faults::add);
        }
        for (Provision provision : provisions) {
            faultOf(provision).ifPresent(faults::add);
        }
        return faults;
    }

    List<Mark> of(Kind kind, String key) {
        return marks.stream()
                .filter(mark -> mark.kind() == kind && mark.names(key))
                .distinct()
                .toList();
    }

    private Optional<String> faultOf(Provision provision) {
        String key = provision.key();
        boolean ruled = !of(Kind.RULE, key).isEmpty();
        boolean proved = !of(Kind.PROOF, key).isEmpty();
        return switch (provision.carrier()) {
            case SOFTWARE -> {
                if (!ruled) {
                    yield Optional.of(key + " is carried by software and nothing is marked @Clause(\"" + key + "\")");
                }
                yield proved
                        ? Optional.empty()
                        : Optional.of(key + " has a rule and no test is marked @Proves(\"" + key + "\")");
            }
            case PEOPLE, LATER ->
                ruled || proved
                        ? Optional.of(key + " is marked in the code: let Provisions say that software carries it")
                        : Optional.empty();
        };
    }

    private Optional<String> faultOf(Mark mark) {
        if (mark.kind() == Kind.CITATION) {
            return mark.path().contains("/src/test/") || NO_RULES.contains(mark.path()) || isCovered(mark)
                    ? Optional.empty()
                    : Optional.of(mark.path() + " " + mark.name() + " cites Art "
                            + mark.keys().getFirst() + " and is not marked with a @Clause of it");
        }
        return mark.keys().stream()
                .filter(key -> provisions.stream().noneMatch(row -> row.key().equals(key)))
                .findFirst()
                .map(key -> mark.path() + " " + mark.name() + " names a clause that Provisions doesn't have: " + key);
    }

    /** A citation stands in a file that carries this clause, a finer one, or the one around it. */
    private boolean isCovered(Mark citation) {
        String cited = citation.keys().getFirst();
        return marks.stream()
                .filter(mark -> mark.kind() == Kind.RULE && mark.path().equals(citation.path()))
                .flatMap(mark -> mark.keys().stream())
                .anyMatch(key -> isPart(key, cited) || isPart(cited, key));
    }

    /** {@code 13(2)9} is part of {@code 13(2)} and of {@code 13}, not of {@code 1}. */
    static boolean isPart(String key, String of) {
        return key.startsWith(of)
                && (key.length() == of.length() || of.isEmpty() || !sameNumber(key.charAt(of.length()), of));
    }

    private static boolean sameNumber(char next, String before) {
        return Character.isDigit(next) && Character.isDigit(before.charAt(before.length() - 1));
    }

    List<Provision> carriedBy(Carrier carrier) {
        return provisions.stream().filter(row -> row.carrier() == carrier).toList();
    }
}

package hotline.regulation.clause;

import java.util.List;

/**
 * A place in the source that carries or proves clauses, or only cites an article.
 *
 * @param keys of {@link Provisions}; for a citation as far as its numbers are written out: {@code 13(2)}
 * @param name {@code DueRule}, {@code Handling.redo}, {@code Guard.BASIS_AND_UNIT}
 * @param path from the top of the checkout
 */
record Mark(Kind kind, List<String> keys, String name, String path) {

    enum Kind {
        RULE,
        PROOF,
        CITATION
    }

    boolean names(String key) {
        return keys.contains(key);
    }
}

package hotline.tickets.search;

import hotline.tickets.SimilarTicket.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** In what two tickets are alike: pure, so that an agent is told the reason and not a score. */
public final class Likeness {

    /** Fewer shared words say nothing, unless a ticket has no more. */
    private static final int FEWEST_WORDS = 2;

    /** Of the shorter ticket's words, the share that the other has too. */
    private static final double SHARED = 0.5;

    /** A citizen's first sentences say what it is about. */
    private static final int READ = 200;

    private static final int MOST_WORDS = 24;

    private Likeness() {}

    /** The strongest first; none when they are not alike. */
    public static List<Reason> between(Entry draft, Entry other, boolean sameCaller) {
        List<Reason> reasons = new ArrayList<>();
        if (sameCaller) {
            reasons.add(Reason.SAME_CALLER);
        }
        Place here = Place.of(draft);
        Place there = Place.of(other);
        if (here.isSame(there)) {
            reasons.add(Reason.SAME_PLACE);
        } else if (here.isNear(there)) {
            reasons.add(Reason.NEAR_PLACE);
        }
        // the same trouble in another district is another matter
        if (isSameMatter(draft, other) && (!reasons.isEmpty() || here.mayShareArea(there))) {
            reasons.add(Reason.SAME_MATTER);
        }
        return reasons;
    }

    private static boolean isSameMatter(Entry draft, Entry other) {
        Set<String> ours = words(draft);
        Set<String> theirs = words(other);
        int shorter = Math.min(ours.size(), theirs.size());
        Set<String> both = new HashSet<>(ours);
        both.retainAll(theirs);
        return shorter > 0 && both.size() >= needed(shorter, SHARED);
    }

    /** How many of so many words must be shared, when that share of them is wanted. */
    static int needed(int words, double share) {
        return Math.max(Math.min(FEWEST_WORDS, words), (int) Math.ceil(words * share));
    }

    /** Words of two characters and more, of the title and the first sentences: what it is about, without its place. */
    static Set<String> words(Entry entry) {
        String content = entry.content();
        int end = content.offsetByCodePoints(0, Math.min(READ, content.codePointCount(0, content.length())));
        Set<String> words = new LinkedHashSet<>(
                Wording.askedWords(Wording.folded(entry.title() + "\n" + content.substring(0, end))));
        words.removeAll(Wording.askedWords(Wording.folded(entry.address())));
        words.removeIf(word ->
                word.codePointCount(0, word.length()) < 2 || word.codePoints().allMatch(Character::isDigit));
        return words.size() <= MOST_WORDS
                ? words
                : new LinkedHashSet<>(List.copyOf(words).subList(0, MOST_WORDS));
    }
}

package hotline.tickets.search;

import hotline.tickets.SearchAnswer.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A text with what was looked for marked: spans of plain text, for the screen to show as text. */
public final class Snippets {

    private static final String CUT = "…";

    /** What is looked for, each part whole, and in words for texts that don't have it whole. */
    private record Part(String whole, List<String> words) {}

    private final List<Part> parts = new ArrayList<>();

    /** @param question as typed */
    public Snippets(String question) {
        for (String part : Questions.parts(question)) {
            List<String> words = Wording.askedWords(part);
            if (words.isEmpty()) {
                continue;
            }
            Set<String> smaller = new LinkedHashSet<>(words);
            smaller.addAll(Wording.askedPairs(part));
            if (words.size() > 1) {
                smaller.removeIf(word -> word.codePointCount(0, word.length()) < 2);
            }
            parts.add(new Part(part, List.copyOf(smaller)));
        }
    }

    /** The whole text. */
    public List<Span> whole(String text) {
        return spans(text, marks(text), 0, text.length());
    }

    /** About {@code longest} characters from a little before the first mark; the beginning when there is none. */
    public List<Span> around(String text, int longest) {
        BitSet marks = marks(text);
        int first = Math.max(0, marks.nextSetBit(0));
        int from = text.length() <= longest ? 0 : Math.max(0, Math.min(first - longest / 4, text.length() - longest));
        int until = Math.min(text.length(), from + longest);
        return spans(text, marks, between(text, from), between(text, until));
    }

    /** Not inside of a character of two. */
    private static int between(String text, int at) {
        return at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))
                ? at - 1
                : at;
    }

    /** Which chars of the text are marked. */
    private BitSet marks(String text) {
        Folding folding = Folding.of(text);
        BitSet marks = new BitSet(text.length());
        for (Part part : parts) {
            if (!folding.mark(part.whole(), marks)) {
                part.words().forEach(word -> folding.mark(word, marks));
            }
        }
        return marks;
    }

    private static List<Span> spans(String text, BitSet marks, int from, int until) {
        List<Span> spans = new ArrayList<>();
        if (from > 0) {
            spans.add(new Span(CUT, false));
        }
        int at = from;
        while (at < until) {
            boolean hit = marks.get(at);
            int end = Math.min(
                    until, hit ? marks.nextClearBit(at) : marks.nextSetBit(at) < 0 ? until : marks.nextSetBit(at));
            spans.add(new Span(text.substring(at, end), hit));
            at = end;
        }
        if (until < text.length()) {
            spans.add(new Span(CUT, false));
        }
        return spans;
    }

    /**
     * A text folded, and where each of its chars came from.
     *
     * @param origins one more than chars: where the text goes on after each
     */
    private record Folding(String folded, int[] origins) {

        static Folding of(String text) {
            StringBuilder folded = new StringBuilder(text.length());
            int[] origins = new int[text.length() * 4 + 1];
            int at = 0;
            while (at < text.length()) {
                int next = at + Character.charCount(text.codePointAt(at));
                String one = Wording.folded(text.substring(at, next));
                if (folded.length() + one.length() >= origins.length) {
                    origins = java.util.Arrays.copyOf(origins, origins.length * 2 + one.length());
                }
                for (int i = 0; i < one.length(); i++) {
                    origins[folded.length() + i] = at;
                }
                folded.append(one);
                at = next;
            }
            origins[folded.length()] = text.length();
            return new Folding(folded.toString(), origins);
        }

        /** @return whether it is there */
        boolean mark(String word, BitSet marks) {
            int found = folded.indexOf(word);
            boolean any = found >= 0;
            while (found >= 0) {
                int end = found + word.length();
                int until = origins[end];
                // a character that folds to several ends where the next one begins
                int past = end;
                while (until == origins[end - 1] && past < folded.length()) {
                    past++;
                    until = origins[past];
                }
                marks.set(origins[found], until);
                found = folded.indexOf(word, end);
            }
            return any;
        }
    }
}

package hotline.tickets.search;

import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import com.hankcs.hanlp.seg.common.Term;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What people write, as the index knows it: words, as HanLP cuts them, and pairs of neighbouring characters, for names and new
 * words that no dictionary has. Nothing in a text is syntax; marks and blanks only part words.
 */
final class Wording {

    /** Words of three characters and more also stand for the shorter ones in them: who looks for 公交 means 公交车 too. */
    private static final int SHORTEST_PART = 2;

    private Wording() {}

    /** HanLP's dictionary, 30 MB, read on first use: not by the start of the server. */
    private static final class Cut {
        static final Segment FOR_INDEX =
                new ViterbiSegment().enableAllNamedEntityRecognize(false).enableIndexMode(SHORTEST_PART);
        static final Segment FOR_QUESTION = new ViterbiSegment().enableAllNamedEntityRecognize(false);
    }

    /** Full-width as half-width, capitals as small letters, one form for each character (NFKC). */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Words of a text that is to be found. */
    static List<String> words(String folded) {
        return words(Cut.FOR_INDEX, folded);
    }

    /** Words that somebody looks for: the longest, without their parts. */
    static List<String> askedWords(String folded) {
        return words(Cut.FOR_QUESTION, folded);
    }

    private static List<String> words(Segment cut, String folded) {
        List<String> words = new ArrayList<>();
        for (Term term : cut.seg(folded)) {
            if (term.word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                words.add(term.word);
            }
        }
        return words;
    }

    /**
     * Pairs of a text that is to be found. The last character of each run stands alone as well, so that a single character
     * is found by the pairs and singles that begin with it.
     */
    static List<String> pairs(String folded) {
        return pairs(folded, true);
    }

    /** Pairs that somebody looks for; a character alone stays alone ({@link #isSingle}). */
    static List<String> askedPairs(String folded) {
        return pairs(folded, false);
    }

    static boolean isSingle(String pair) {
        return pair.codePointCount(0, pair.length()) == 1 && isCharacter(pair.codePointAt(0));
    }

    private static List<String> pairs(String folded, boolean lastAlone) {
        List<String> pairs = new ArrayList<>();
        int at = 0;
        while (at < folded.length()) {
            int codePoint = folded.codePointAt(at);
            if (isCharacter(codePoint)) {
                at = pairsOfRun(folded, at, lastAlone, pairs);
            } else if (Character.isLetterOrDigit(codePoint)) {
                int end = endOfRun(folded, at, false);
                pairs.add(folded.substring(at, end));
                at = end;
            } else {
                at += Character.charCount(codePoint);
            }
        }
        return pairs;
    }

    private static int pairsOfRun(String folded, int from, boolean lastAlone, List<String> pairs) {
        int end = endOfRun(folded, from, true);
        int first = from;
        int second = next(folded, first);
        if (second == end && !lastAlone) {
            pairs.add(folded.substring(first, end));
        }
        while (second < end) {
            int after = next(folded, second);
            pairs.add(folded.substring(first, after));
            first = second;
            second = after;
        }
        if (lastAlone) {
            pairs.add(folded.substring(first, end));
        }
        return end;
    }

    private static int endOfRun(String folded, int from, boolean characters) {
        int at = from;
        while (at < folded.length()) {
            int codePoint = folded.codePointAt(at);
            boolean same = characters
                    ? isCharacter(codePoint)
                    : Character.isLetterOrDigit(codePoint) && !isCharacter(codePoint);
            if (!same) {
                break;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    private static int next(String text, int at) {
        return at + Character.charCount(text.codePointAt(at));
    }

    /** Written without blanks between words. */
    private static boolean isCharacter(int codePoint) {
        return Character.isIdeographic(codePoint)
                || switch (Character.UnicodeScript.of(codePoint)) {
                    case HIRAGANA, KATAKANA -> Character.isLetter(codePoint);
                    default -> false;
                };
    }
}

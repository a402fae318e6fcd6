package hotline.sms.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a citizen's reply. Decided here (the regulation is silent): 1 满意, 2 基本满意 (counts as satisfied, the raw 2 is
 * kept), 3 不满意. Opting out is looked for first. A reply that could mean two things means nothing: 「1，不满意」 is asked
 * again, and 「1个月了还没修」 is no 1.
 */
public final class ReplyReader {

    /** One way to say something; the first row that matches the whole reply wins. */
    private record Row(Pattern said, Meaning meaning) {}

    private static final String BEFORE = "(?:回复|回|我回复|选择|选|我选|评价|评价为|我的评价是|答|按)?[“\"':：,，.。]*";
    /** After a digit: nothing, a mark with more words, or the matching word. 「1个月」 fails. */
    private static final String AFTER_DIGIT = "(?:[,，.。、;；!！?？:：)）”\"'~～…].*)?";

    private static final String WORD_BEFORE = "(?:我|我们|本人|表示|对此|对结果|对办理结果|这次|结果|总体|还算|还|是|已|已经|很|非常|十分|特别|挺|比较)*";
    private static final String WORD_AFTER = "(?:了|的|啊|吧|哦|呢)?(?:[,，.。、;；!！:：)）”\"'~～…-].*|谢谢.*|感谢.*|辛苦.*)?";

    private static final List<Row> TABLE = List.of(
            row("(?:回复|回)?(?:td|t|r|n|0000|退订|取消订阅|拒收|不再接收|unsubscribe|stop)[,，.。!！]*", Meaning.OPT_OUT),
            row("(?:请)?(?:不要|别)再?(?:给我)?发(?:短信|信息)?了?[,，.。!！]*", Meaning.OPT_OUT),
            digit("[1一]", "(?:满意|很满意|非常满意)", Meaning.SATISFIED),
            digit("[2二]", "基本满意", Meaning.BASICALLY_SATISFIED),
            digit("[3三]", "(?:不满意|很不满意|非常不满意)", Meaning.DISSATISFIED),
            row(WORD_BEFORE + "(?:不|不太|不是很|不怎么|不够|极不|极其不|并不|没有|没法|无法)满意" + WORD_AFTER, Meaning.DISSATISFIED),
            row(WORD_BEFORE + "(?:基本上?|大致|大体)满意" + WORD_AFTER, Meaning.BASICALLY_SATISFIED),
            row(WORD_BEFORE + "满意" + WORD_AFTER, Meaning.SATISFIED));

    private static final Pattern DISCONTENT = Pattern.compile("不.{0,3}满意|没.{0,2}满意");
    private static final Pattern CONTENT = Pattern.compile("(?<!不|不太|不够|不是很|不怎么|并不|没有|没法|无法)满意");

    /** 「1,2,3」 and 「1或2」: a list is no choice. */
    private static final Pattern SEVERAL = Pattern.compile("\\D{0,6}[123][,.、;/和或]+[123](?:$|[,.、;/。!和或].*)");

    private ReplyReader() {}

    public static Meaning read(String raw) {
        String said = normal(raw);
        if (SEVERAL.matcher(said).matches()) {
            return Meaning.UNUSABLE;
        }
        for (Row row : TABLE) {
            if (row.said().matcher(said).matches()) {
                return contradicts(said, row.meaning()) ? Meaning.UNUSABLE : row.meaning();
            }
        }
        return Meaning.UNUSABLE;
    }

    /** Full-width and circled digits become plain ones (NFKC); blanks and quotation marks go. */
    private static String normal(String raw) {
        String plain = Normalizer.normalize(raw, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return plain.replaceAll("[\\s\\p{Cntrl}\\p{Cf}]+", "").replaceAll("^[“\"'「『(（\\[【]+|[”\"'」』)）\\]】]+$", "");
    }

    private static boolean contradicts(String said, Meaning meaning) {
        return switch (meaning) {
            case SATISFIED, BASICALLY_SATISFIED -> DISCONTENT.matcher(said).find();
            case DISSATISFIED -> CONTENT.matcher(said).find();
            case OPT_OUT, UNUSABLE -> false;
        };
    }

    private static Row digit(String digit, String word, Meaning meaning) {
        return row(BEFORE + digit + "(?:[,，.。、:：]?" + word + ")?" + AFTER_DIGIT, meaning);
    }

    private static Row row(String pattern, Meaning meaning) {
        return new Row(Pattern.compile(pattern, Pattern.DOTALL), meaning);
    }
}

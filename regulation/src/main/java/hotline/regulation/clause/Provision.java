package hotline.regulation.clause;

import hotline.regulation.Article;
import hotline.regulation.Edition;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One clause in one of its versions. A changed clause is a new version beside the old one, which gets its end.
 *
 * @param key {@code 13(2)9}: article, item in brackets, numbered line; a letter tells apart what one item asks for
 * @param text in Chinese, short
 * @param edition the document that says so
 * @param until exclusive; null while no end is known
 * @param remark {@link Carrier#SOFTWARE}: what of it is still to come, or empty; {@link Carrier#PEOPLE}: why software
 *     can't; {@link Carrier#LATER}: which part of the product it will be
 */
public record Provision(
        String key,
        String text,
        Edition edition,
        LocalDate from,
        @Nullable LocalDate until,
        Carrier carrier,
        String remark) {

    /** Who sees to it that a clause is kept. */
    public enum Carrier {
        SOFTWARE,
        PEOPLE,
        LATER
    }

    private static final Pattern KEY = Pattern.compile("(\\d+)(?:\\((\\d+)\\)(\\d+)?)?[a-z]?");

    public Provision {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("a clause is named like 13(2)9: " + key);
        }
        if (carrier != Carrier.SOFTWARE && remark.isBlank()) {
            throw new IllegalArgumentException("why software doesn't carry it is to be said: " + key);
        }
    }

    /** As it is cited. */
    public Article article() {
        Matcher key = KEY.matcher(this.key);
        if (!key.matches()) {
            throw new IllegalStateException(this.key);
        }
        int article = Integer.parseInt(key.group(1));
        if (key.group(2) == null) {
            return Article.of(article);
        }
        int item = Integer.parseInt(key.group(2));
        return key.group(3) == null
                ? Article.of(article, item)
                : Article.of(article, item, Integer.parseInt(key.group(3)));
    }

    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }
}

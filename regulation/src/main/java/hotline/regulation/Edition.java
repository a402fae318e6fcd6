package hotline.regulation;

import hotline.regulation.clause.Clause;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A document that rules come from, with the dates between which it is in force. A later edition stands beside the earlier
 * ones: old tickets are explained by the rules of their day.
 *
 * @param number its 文号
 * @param until exclusive; null while no end is known
 */
@Clause("30")
public record Edition(
        String title,
        String number,
        LocalDate from,
        @Nullable LocalDate until) {

    /** In force from its issue and for five years (Art 30). */
    public static final Edition OF_2022 =
            new Edition("桂林市12345政务服务便民热线管理办法", "市政规〔2022〕11号", LocalDate.of(2022, 9, 7), LocalDate.of(2027, 9, 7));
}

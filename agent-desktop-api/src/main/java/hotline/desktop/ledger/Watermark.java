package hotline.desktop.ledger;

import hotline.desktop.store.LedgerLine;
import hotline.regulation.calendar.DayCount;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * What is on whatever leaves the screen (Article 24): it leads back to one line of the ledger.
 *
 * @param text all of it in one line, in Chinese
 */
public record Watermark(long line, String person, String personName, Instant at, String text) {

    private static final DateTimeFormatter TO_THE_MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(DayCount.ZONE);

    public static Watermark of(LedgerLine line) {
        String text = line.personName() + "（" + line.person() + "） " + TO_THE_MINUTE.format(line.at()) + " 留痕号 "
                + line.line();
        return new Watermark(line.line(), line.person(), line.personName(), line.at(), text);
    }
}

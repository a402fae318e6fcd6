package hotline.sms.flow;

import hotline.sms.text.Signature;
import hotline.sms.text.Texts;
import hotline.tickets.QuietHours;
import java.time.Duration;

/**
 * How the satisfaction conversation goes. Durations are business time.
 *
 * @param accessNumber digits; source address of every message, a survey's suffix is appended (at most 20 together)
 * @param suffixDigits 4 or 5
 * @param partsPerSecond the carrier's limit
 * @param claimPatience real time after which a submit that nobody reported counts as unanswered; longer than the
 *     link's response timeout
 * @param receiptWait Art 14 [D]: without all receipts by then a person follows up
 * @param inquireAfter an accepted part without a receipt is asked about, and again after as long
 * @param lease how long a reply to a survey's suffix finds it
 * @param quiet when units are not texted for what can wait
 * @param pieceWait how long the pieces of a long reply are waited for
 */
public record FlowSettings(
        String accessNumber,
        int suffixDigits,
        int partsPerSecond,
        Texts texts,
        Duration claimPatience,
        Duration receiptWait,
        Duration inquireAfter,
        Duration lease,
        Duration pieceWait,
        QuietHours quiet) {

    private static final int LONGEST_ADDRESS = 20;

    public FlowSettings {
        if (!accessNumber.matches("\\d{3,15}") || suffixDigits < 4 || suffixDigits > 5) {
            throw new IllegalArgumentException("access number " + accessNumber + ", suffix digits " + suffixDigits);
        }
        if (accessNumber.length() + suffixDigits > LONGEST_ADDRESS) {
            throw new IllegalArgumentException("SMPP addresses have at most 20 digits");
        }
        if (partsPerSecond < 1) {
            throw new IllegalArgumentException("partsPerSecond must be positive");
        }
    }

    /** The stated defaults around what an installation must choose. */
    public static FlowSettings of(String accessNumber, int partsPerSecond) {
        return new FlowSettings(
                accessNumber,
                4,
                partsPerSecond,
                new Texts(new Signature("桂林12345", false), 120, 24),
                Duration.ofSeconds(60),
                Duration.ofHours(2),
                Duration.ofMinutes(30),
                Duration.ofDays(30),
                Duration.ofMinutes(1),
                QuietHours.defaults());
    }

    public FlowSettings quietIn(QuietHours hours) {
        return new FlowSettings(
                accessNumber,
                suffixDigits,
                partsPerSecond,
                texts,
                claimPatience,
                receiptWait,
                inquireAfter,
                lease,
                pieceWait,
                hours);
    }
}

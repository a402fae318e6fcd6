package hotline.sms;

import hotline.sms.text.Signature;
import hotline.sms.text.Texts;
import java.time.Duration;

/**
 * Everything configurable about SMS.
 *
 * @param accessNumber digits; source address of every message, a survey's suffix is appended (at most 20 together)
 * @param suffixDigits 4 or 5
 * @param receiptWait Art 14 [D]: without a receipt by then a person follows up; business time
 * @param inquireAfter an accepted part without a receipt is asked about; business time
 * @param lease how long a reply to a survey's suffix finds it; business time
 */
public record SmsSettings(
        Smpp smpp,
        String accessNumber,
        int suffixDigits,
        Texts texts,
        Duration receiptWait,
        Duration inquireAfter,
        Duration lease) {

    private static final int LONGEST_ADDRESS = 20;

    public SmsSettings {
        if (!accessNumber.matches("\\d{3,15}") || suffixDigits < 4 || suffixDigits > 5) {
            throw new IllegalArgumentException("access number " + accessNumber + ", suffix digits " + suffixDigits);
        }
        if (accessNumber.length() + suffixDigits > LONGEST_ADDRESS) {
            throw new IllegalArgumentException("SMPP addresses have at most 20 digits");
        }
    }

    /**
     * @param password SMPP 3.4 carries its first eight characters only
     * @param window submits that wait for an answer at once
     * @param partsPerSecond the carrier's limit
     * @param responseTimeout after it the outcome of a submit is unknown
     * @param enquireEvery silence after which the link is checked
     */
    public record Smpp(
            String host,
            int port,
            String systemId,
            String password,
            int window,
            int partsPerSecond,
            Duration responseTimeout,
            Duration enquireEvery,
            Duration longestReconnectPause) {

        public static Smpp of(String host, int port, String systemId, String password, int partsPerSecond) {
            return new Smpp(
                    host,
                    port,
                    systemId,
                    password,
                    16,
                    partsPerSecond,
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(15));
        }

        @Override
        public String toString() {
            return "Smpp[" + systemId + "@" + host + ":" + port + ", window=" + window + "]";
        }
    }

    /** The stated defaults around what an installation must choose. */
    public static SmsSettings of(Smpp smpp, String accessNumber) {
        return new SmsSettings(
                smpp,
                accessNumber,
                4,
                new Texts(new Signature("桂林12345", false), 120, 24),
                Duration.ofHours(2),
                Duration.ofMinutes(30),
                Duration.ofDays(30));
    }
}

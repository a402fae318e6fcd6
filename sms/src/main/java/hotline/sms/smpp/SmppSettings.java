package hotline.sms.smpp;

import java.time.Duration;

/**
 * One message centre.
 *
 * @param password SMPP 3.4 carries its first eight characters only
 * @param window submits that wait for an answer at once
 * @param responseTimeout after it the outcome of a submit is unknown
 * @param enquireEvery silence after which the link is checked
 * @param longestReconnectPause where the doubling pauses between binds end
 * @param validity after which the message centre should no longer try to deliver; real time
 */
public record SmppSettings(
        String host,
        int port,
        String systemId,
        String password,
        int window,
        Duration responseTimeout,
        Duration enquireEvery,
        Duration longestReconnectPause,
        Duration validity) {

    public SmppSettings {
        if (window < 1 || responseTimeout.isNegative() || enquireEvery.isNegative()) {
            throw new IllegalArgumentException("window, responseTimeout and enquireEvery must be positive");
        }
    }

    /** The stated defaults around what an installation must choose. */
    public static SmppSettings of(String host, int port, String systemId, String password) {
        return new SmppSettings(
                host,
                port,
                systemId,
                password,
                16,
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(15),
                Duration.ofHours(2));
    }

    @Override
    public String toString() {
        return systemId + "@" + host + ":" + port;
    }
}

package hotline.sms;

import hotline.sms.flow.FlowSettings;
import hotline.sms.smpp.SmppSettings;

/** Everything configurable about SMS. */
public record SmsSettings(SmppSettings smpp, FlowSettings flow) {

    public SmsSettings {
        if (flow.claimPatience().compareTo(smpp.responseTimeout()) <= 0) {
            throw new IllegalArgumentException("claimPatience must be longer than the response timeout");
        }
    }

    /**
     * The stated defaults around what an installation must choose.
     *
     * @param password SMPP 3.4 carries its first eight characters only
     * @param accessNumber digits; source address of every message, before the survey's suffix
     * @param partsPerSecond the carrier's limit
     */
    public static SmsSettings of(
            String host, int port, String systemId, String password, String accessNumber, int partsPerSecond) {
        return new SmsSettings(
                SmppSettings.of(host, port, systemId, password), FlowSettings.of(accessNumber, partsPerSecond));
    }
}

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
}

package hotline.telephony.core.offending;

import java.time.Instant;
import org.asteriskjava.manager.event.HangupEvent;

/** Breaks the architecture on purpose, so that its tests can show that they notice. */
final class Offender {

    Instant when(HangupEvent event) {
        return event.getCause() == null ? Instant.EPOCH : Instant.now();
    }
}

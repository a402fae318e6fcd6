package hotline.telephony.core;

import hotline.telephony.call.Extension;
import hotline.telephony.call.JointService;
import hotline.telephony.call.TalkState;
import java.util.List;
import java.util.UUID;

/** A call on its way to a joint desk. Changed only by the exchange, on the owner's thread. */
final class HandOver {

    final UUID id;
    final JointService service;
    /** The main seat first. */
    final List<Extension> seats;
    /** Whether the agent goes as soon as the desk has confirmed. */
    final boolean thenLeave;

    int seat;
    /** The citizen and the desk are in one room: nothing keeps the citizen there when both others have gone. */
    boolean met;

    boolean threeWay;
    boolean confirmedByKey;
    boolean confirmedSpoken;

    HandOver(UUID id, JointService service, List<Extension> seats, boolean thenLeave) {
        this.id = id;
        this.service = service;
        this.seats = seats;
        this.thenLeave = thenLeave;
    }

    boolean hasAlternate() {
        return seat + 1 < seats.size();
    }

    boolean confirmed() {
        return confirmedByKey && confirmedSpoken;
    }

    TalkState.HandOver state() {
        return new TalkState.HandOver(id, service, seat, confirmedByKey, confirmedSpoken);
    }
}

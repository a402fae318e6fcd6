package hotline.telephony.asterisk;

import hotline.telephony.core.Command;
import java.time.Duration;
import org.asteriskjava.manager.action.OriginateAction;

/** Whatever this server rings. Its caller number is the hotline's for everybody. */
final class Originations {

    private static final Duration SPY_RING = Duration.ofSeconds(20);

    private final String callerId;

    /** @param number the hotline's */
    Originations(String number) {
        this.callerId = number + " <" + number + ">";
    }

    OriginateAction spy(Command.Spy spy) {
        OriginateAction ring = ring(spy.leg(), spy.phone().device(), SPY_RING);
        ring.setContext(Rooms.ofSpy(spy.mode()));
        ring.setExten(spy.spied());
        ring.setVariable("HCALL", spy.call().value());
        ring.setVariable("HCITIZEN", spy.citizen());
        ring.setVariable("HGUEST", spy.mark());
        return ring;
    }

    OriginateAction invite(Command.Invite invite) {
        OriginateAction ring = ring(invite.leg(), invite.device(), invite.ring());
        ring.setContext(invite.desk() ? Rooms.DESK : Rooms.ofGuest(invite.door()));
        ring.setExten(invite.call().value());
        ring.setVariable("HCALL", invite.call().value());
        ring.setVariable("HCITIZEN", invite.citizen());
        ring.setVariable("HGUEST", invite.mark());
        return ring;
    }

    OriginateAction ourSide(Command.RingOurSide our) {
        OriginateAction ring = ring(our.leg(), our.device(), our.ring());
        ring.setContext(our.guest().isEmpty() ? Rooms.OUT_AGENT : Rooms.OUT_GUEST);
        ring.setExten(our.call().value());
        ring.setVariable("HCALL", our.call().value());
        // Uniqueids serve as channel names, and the citizen's is the call's id.
        ring.setVariable("HCITIZEN", our.call().value());
        ring.setVariable("HOUT", our.mark());
        if (!our.guest().isEmpty()) {
            ring.setVariable("HGUEST", our.guest());
        }
        return ring;
    }

    OriginateAction otherSide(Command.DialOut dial) {
        OriginateAction ring = ring(dial.call().value(), dial.device(), dial.ring());
        ring.setContext(Rooms.OUT_CITIZEN);
        ring.setExten(dial.call().value());
        ring.setVariable("HCALL", dial.call().value());
        ring.setVariable("HCITIZEN", dial.call().value());
        ring.setVariable("HOUT", dial.mark());
        return ring;
    }

    private OriginateAction ring(String leg, String device, Duration patience) {
        OriginateAction originate = new OriginateAction();
        originate.setActionId(leg);
        originate.setChannelId(leg);
        originate.setChannel(device);
        originate.setPriority(1);
        originate.setAsync(true);
        originate.setTimeout(patience.toMillis());
        originate.setCallerId(callerId);
        return originate;
    }
}

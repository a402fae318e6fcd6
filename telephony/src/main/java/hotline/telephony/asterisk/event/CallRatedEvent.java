package hotline.telephony.asterisk.event;

import org.asteriskjava.manager.event.UserEvent;

/** A citizen pressed a key about the service; {@code kept} as the dialplan keeps it. */
public final class CallRatedEvent extends UserEvent {

    private static final long serialVersionUID = 1L;

    private String hcall = "";
    private String kept = "";

    public CallRatedEvent(Object source) {
        super(source);
    }

    public String getHcall() {
        return hcall;
    }

    public void setHcall(String value) {
        hcall = value;
    }

    public String getKept() {
        return kept;
    }

    public void setKept(String value) {
        kept = value;
    }
}

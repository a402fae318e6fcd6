package hotline.telephony.asterisk.event;

import org.asteriskjava.manager.event.UserEvent;

/** A joint desk pressed its key: it takes the citizen over. */
public final class DeskConfirmedEvent extends UserEvent {

    private static final long serialVersionUID = 1L;

    private String hcall = "";
    private String leg = "";

    public DeskConfirmedEvent(Object source) {
        super(source);
    }

    public String getHcall() {
        return hcall;
    }

    public void setHcall(String value) {
        hcall = value;
    }

    public String getLeg() {
        return leg;
    }

    public void setLeg(String value) {
        leg = value;
    }
}

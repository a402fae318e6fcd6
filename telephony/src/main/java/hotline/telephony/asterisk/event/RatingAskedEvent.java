package hotline.telephony.asterisk.event;

import org.asteriskjava.manager.event.UserEvent;

/** The agent hung up first: the citizen is asked about the service. */
public final class RatingAskedEvent extends UserEvent {

    private static final long serialVersionUID = 1L;

    private String hcall = "";

    public RatingAskedEvent(Object source) {
        super(source);
    }

    public String getHcall() {
        return hcall;
    }

    public void setHcall(String value) {
        hcall = value;
    }
}

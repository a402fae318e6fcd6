package hotline.telephony.asterisk.event;

import org.asteriskjava.manager.event.UserEvent;

/** A citizen's call is about to be answered. */
public final class CallStartEvent extends UserEvent {

    private static final long serialVersionUID = 1L;

    private String hcall = "";
    private String caller = "";
    private String dialled = "";
    private String chan = "";

    public CallStartEvent(Object source) {
        super(source);
    }

    public String getHcall() {
        return hcall;
    }

    public void setHcall(String value) {
        hcall = value;
    }

    public String getCaller() {
        return caller;
    }

    public void setCaller(String value) {
        caller = value;
    }

    public String getDialled() {
        return dialled;
    }

    public void setDialled(String value) {
        dialled = value;
    }

    public String getChan() {
        return chan;
    }

    public void setChan(String value) {
        chan = value;
    }
}

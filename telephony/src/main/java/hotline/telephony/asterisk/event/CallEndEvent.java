package hotline.telephony.asterisk.event;

import org.asteriskjava.manager.event.UserEvent;

/** The citizen's leg ends. */
public final class CallEndEvent extends UserEvent {

    private static final long serialVersionUID = 1L;

    private String hcall = "";
    private String talked = "";
    private String stage = "";
    private String cause = "";

    public CallEndEvent(Object source) {
        super(source);
    }

    public String getHcall() {
        return hcall;
    }

    public void setHcall(String value) {
        hcall = value;
    }

    public String getTalked() {
        return talked;
    }

    public void setTalked(String value) {
        talked = value;
    }

    public String getStage() {
        return stage;
    }

    public void setStage(String value) {
        stage = value;
    }

    public String getCause() {
        return cause;
    }

    public void setCause(String value) {
        cause = value;
    }
}

package hotline.telephony.asterisk.event;

import org.asteriskjava.manager.event.UserEvent;

/** An agent picked up; the two will hear each other in a moment. */
public final class AgentAnsweredEvent extends UserEvent {

    private static final long serialVersionUID = 1L;

    private String hcall = "";
    private String agent = "";
    private String leg = "";
    private String chan = "";

    public AgentAnsweredEvent(Object source) {
        super(source);
    }

    public String getHcall() {
        return hcall;
    }

    public void setHcall(String value) {
        hcall = value;
    }

    public String getAgent() {
        return agent;
    }

    public void setAgent(String value) {
        agent = value;
    }

    public String getLeg() {
        return leg;
    }

    public void setLeg(String value) {
        leg = value;
    }

    public String getChan() {
        return chan;
    }

    public void setChan(String value) {
        chan = value;
    }
}

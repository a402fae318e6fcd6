package hotline.telephony.asterisk.event;

import org.asteriskjava.manager.event.AbstractChannelEvent;
import org.jspecify.annotations.Nullable;

/** A leg's recording was muted, or goes on (Asterisk 22: Channel, Uniqueid, Direction, State). */
public final class MixMonitorMuteEvent extends AbstractChannelEvent {

    private static final long serialVersionUID = 1L;

    private transient @Nullable String direction;
    private boolean muted;

    public MixMonitorMuteEvent(Object source) {
        super(source);
    }

    public @Nullable String getDirection() {
        return direction;
    }

    public void setDirection(String given) {
        direction = given;
    }

    public boolean isMuted() {
        return muted;
    }

    public void setState(String state) {
        muted = state.equals("1");
    }
}

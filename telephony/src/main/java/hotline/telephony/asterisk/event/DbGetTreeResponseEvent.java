package hotline.telephony.asterisk.event;

import org.asteriskjava.manager.event.ResponseEvent;
import org.jspecify.annotations.Nullable;

/** One entry of Asterisk's own database. */
public final class DbGetTreeResponseEvent extends ResponseEvent {

    private static final long serialVersionUID = 1L;

    private String key = "";
    private String val = "";

    public DbGetTreeResponseEvent(Object source) {
        super(source);
    }

    /** {@code /family/key}. */
    public String getKey() {
        return key;
    }

    public void setKey(String value) {
        key = value;
    }

    public String getVal() {
        return val;
    }

    public void setVal(@Nullable String value) {
        val = value == null ? "" : value;
    }
}

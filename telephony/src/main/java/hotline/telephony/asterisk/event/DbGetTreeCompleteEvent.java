package hotline.telephony.asterisk.event;

import org.asteriskjava.manager.event.ResponseEvent;

/** No more entries of Asterisk's own database. */
public final class DbGetTreeCompleteEvent extends ResponseEvent {

    private static final long serialVersionUID = 1L;

    private int listItems;

    public DbGetTreeCompleteEvent(Object source) {
        super(source);
    }

    public int getListItems() {
        return listItems;
    }

    public void setListItems(int value) {
        listItems = value;
    }
}

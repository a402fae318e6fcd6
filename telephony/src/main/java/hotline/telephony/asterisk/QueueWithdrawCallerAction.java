package hotline.telephony.asterisk;

import org.asteriskjava.manager.action.AbstractManagerAction;

/**
 * Takes a caller out of a queue of Asterisk's, back into the dialplan behind {@code Queue()}; refused when an agent has
 * answered meanwhile, where a redirect would end the talk. asterisk-java does not have it.
 */
public final class QueueWithdrawCallerAction extends AbstractManagerAction {

    private static final long serialVersionUID = 1L;

    private final String queue;
    private final String caller;

    QueueWithdrawCallerAction(String queue, String caller) {
        this.queue = queue;
        this.caller = caller;
    }

    @Override
    public String getAction() {
        return "QueueWithdrawCaller";
    }

    public String getQueue() {
        return queue;
    }

    /** The caller's channel. */
    public String getCaller() {
        return caller;
    }
}

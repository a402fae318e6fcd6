package hotline.telephony.script;

/** How a call is led, from the answer to the end. */
@FunctionalInterface
public interface CallScript {

    /**
     * Runs once for each call, and again for a call that comes back from Asterisk's own queue. When it returns normally
     * the call is hung up; when it throws anything but {@link CallerGone}, Asterisk goes on in its own queue.
     */
    void answer(CallSession call);
}

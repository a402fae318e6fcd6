package hotline.telephony.script;

/** The citizen hung up, or the call is no longer in the script's hands. Scripts let it pass. */
public final class CallerGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CallerGone(String how) {
        super(how, null, false, false);
    }
}

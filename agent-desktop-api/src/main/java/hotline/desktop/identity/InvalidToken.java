package hotline.desktop.identity;

/** A token that is forged, expired, or of a sign-in that has ended; the reason is for people. */
public final class InvalidToken extends RuntimeException {

    private final String reason;

    public InvalidToken(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** In Chinese. */
    public String reason() {
        return reason;
    }
}

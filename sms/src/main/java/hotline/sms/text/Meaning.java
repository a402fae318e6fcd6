package hotline.sms.text;

/** What a reply means. 基本满意 counts as satisfied; the raw text stays as evidence, so it can be told apart later. */
public enum Meaning {
    OPT_OUT,
    SATISFIED,
    BASICALLY_SATISFIED,
    DISSATISFIED,
    UNUSABLE;

    public boolean evaluates() {
        return this == SATISFIED || this == BASICALLY_SATISFIED || this == DISSATISFIED;
    }
}

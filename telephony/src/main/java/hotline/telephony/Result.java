package hotline.telephony;

/** The answer to a command of a person. */
public sealed interface Result {

    record Done() implements Result {}

    /** @param reason why not, in Chinese, for the person who asked */
    record Refused(String reason) implements Result {}

    static Result done() {
        return new Done();
    }

    static Result refused(String reason) {
        return new Refused(reason);
    }
}

package hotline.desktop.port;

import org.jspecify.annotations.Nullable;

/** The answer of another room to a command. */
public sealed interface Answer {

    record Done() implements Answer {}

    /**
     * @param reason why not, in Chinese, for the person who asked
     * @param article the clause that forbids it ({@code 第十五条}), when a rule does
     * @param field the input at fault, when one is
     */
    record Refused(
            String reason,
            @Nullable String article,
            @Nullable String field) implements Answer {}

    /** Somebody else changed it meanwhile. @param reason who and when, in Chinese */
    record Stale(String reason) implements Answer {}

    static Answer done() {
        return new Done();
    }

    static Answer refused(String reason) {
        return new Refused(reason, null, null);
    }
}

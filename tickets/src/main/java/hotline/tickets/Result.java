package hotline.tickets;

import org.jspecify.annotations.Nullable;

/** What came of an act: the ticket as it is now, or why not. Failures of the database are exceptions. */
public sealed interface Result {

    record Done(Ticket ticket) implements Result {}

    /**
     * @param reason in Chinese, for the person who tried
     * @param article {@code 第十三条第四项}; null when no article refuses
     * @param field the input that is missing or wrong, in camelCase; null when no single one is
     */
    record Refused(
            Why why,
            String reason,
            @Nullable String article,
            @Nullable String field) implements Result {}

    /** Grounds of a refusal, as far as a caller must tell them apart. */
    enum Why {
        /** No such ticket, or not visible to this actor: the two are not told apart. */
        NOT_FOUND,
        /** The actor's role may not do this. */
        FORBIDDEN,
        /** Somebody else changed the ticket meanwhile: read it again. */
        STALE,
        /** The ticket's state does not allow it. */
        STATE,
        /** A rule of the regulation refuses. */
        RULE,
        /** An input is missing or wrong; {@link Refused#field} names it. */
        INPUT
    }
}

package hotline.telephony;

/**
 * Something that must never be so is so.
 *
 * @param subject the agent or the call
 * @param detail in Chinese, for operators; without numbers of citizens
 */
public record Violation(Kind kind, String subject, String detail) {

    public enum Kind {
        /** An agent is offered, or talks on, more than one call; or an offer and its agent don't know each other. */
        ONE_AGENT_ONE_OFFER,
        /** A caller waits although a free agent may serve the call. */
        WAITS_BESIDE_FREE_AGENT,
        /** A call has given no sign of life for longer than it may. */
        CALL_WITHOUT_END,
        /** An agent is busy with a call that is over, or beyond the offer's lease. */
        AGENT_STUCK
    }
}

package hotline.desktop.stream;

/** The types of the contract's DesktopEnvelope. */
public enum Topic {
    AUTH_OK("auth.ok"),
    AUTH_EXPIRING("auth.expiring"),
    PING("ping"),
    SNAPSHOT("snapshot"),
    AGENT_STATE("agent.state"),
    CALL_POP("call.pop"),
    CALL_ANSWERED("call.answered"),
    CALL_OUT("call.out"),
    TALK_CHANGED("talk.changed"),
    CALL_ENDED("call.ended"),
    OFFER_ENDED("offer.ended"),
    QUEUE_STATE("queue.state"),
    TICKET_CHANGED("ticket.changed");

    private final String word;

    Topic(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}

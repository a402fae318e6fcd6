package hotline.desktop.stream;

import hotline.desktop.port.AgentState;
import hotline.desktop.port.QueueState;
import hotline.desktop.port.TalkView;
import hotline.desktop.port.WallboardView;

/** The types of the contract's DesktopEnvelope, and what each carries; {@code docs/events.md} is made of them. */
public enum Topic {
    AUTH_OK("auth.ok", DesktopSession.AuthOk.class),
    AUTH_EXPIRING("auth.expiring", Void.class),
    PING("ping", Void.class),
    SNAPSHOT("snapshot", DesktopSnapshot.class),
    AGENT_STATE("agent.state", AgentState.class),
    AGENT_NOTICE("agent.notice", AgentNotice.class),
    CALL_POP("call.pop", CallPop.class),
    CALL_ANSWERED("call.answered", CallAnswered.class),
    CALL_OUT("call.out", CallOut.class),
    TALK_CHANGED("talk.changed", TalkView.class),
    CALL_ENDED("call.ended", CallEnded.class),
    OFFER_ENDED("offer.ended", OfferEnded.class),
    CALLER_INCIDENT("caller.incident", IncidentAlert.class),
    QUEUE_STATE("queue.state", QueueState.class),
    WALLBOARD("wallboard", WallboardView.class),
    TICKET_CHANGED("ticket.changed", TicketNews.class);

    private final String word;
    private final Class<?> data;

    Topic(String word, Class<?> data) {
        this.word = word;
        this.data = data;
    }

    public String word() {
        return word;
    }

    /** {@link Void} for types without data. */
    public Class<?> data() {
        return data;
    }
}

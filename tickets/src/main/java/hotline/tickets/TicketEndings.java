package hotline.tickets;

import hotline.regulation.EmergencyDesk;
import org.jspecify.annotations.Nullable;

/** The ways a ticket ends other than by a unit's reply. As in {@link Tickets} each is one transaction. */
public interface TicketEndings {

    /**
     * 直接解答 (Art 12(2)): the agent answers on the call from the knowledge base. The ticket gets its number, and the citizen
     * is asked for an evaluation as after a unit's reply.
     *
     * @param told what the citizen was told; it is the result in the SMS
     */
    Result answer(Act act, KnowledgeItem item, String told);

    /** 表扬 (Art 3): the unit is told, the ticket closed. */
    Result passOnPraise(Act act, String unitId);

    /**
     * 转紧急平台 (Art 18).
     *
     * @param callId the call in which it was handed over; null for the ticket's own
     */
    Result handOver(Act act, EmergencyDesk desk, String reason, @Nullable String callId);

    /** 不满意回访 (Art 14(3)): the citizen was called back and said why. */
    Result calledBack(Act act, String reason);

    /** 提级办理: another unit handles what one could not settle, in a round of its own. */
    Result escalate(Act act, String unitId, String note);

    /** 说明理由办结, the first of two people. */
    Result proposeClose(Act act, String reason);

    /** The second, who must be another: agreed closes, declined leaves the ticket where it is. */
    Result decideClose(Act act, boolean agreed, String note);

    /** 并单 (国办函〔2025〕66号): an accepted ticket is handled with another of the same matter. */
    Result merge(Act act, String parentNumber, String reason);

    /** 解除并单, as long as the parent's result has not gone out. */
    Result unmerge(Act act, String reason);
}

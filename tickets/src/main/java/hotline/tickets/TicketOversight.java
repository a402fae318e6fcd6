package hotline.tickets;

import hotline.regulation.SupervisionMode;
import java.util.UUID;

/**
 * Pressing, warning, and what a unit says against it (Art 14(1), 27). Nothing here moves a ticket: each leaves a paper and
 * a line in the history.
 */
public interface TicketOversight {

    /** 督办, by the hotline centre or a shift leader. */
    Result supervise(Act act, SupervisionMode mode, String words);

    /** 催办. */
    Result urge(Act act, String words);

    /** 突发 (Art 12(2)): the unit was phoned. */
    Result phoneNotice(Act act, String person, String result);

    /** A 红牌 for falsification; the others the software gives. */
    Result falsification(Act act, String why);

    /** 不合理诉求, by the unit. */
    Result claimUnreasonable(Act act, String reason);

    /** 申诉 against a card of this ticket, by the unit that has it. */
    Result appeal(Act act, UUID cardId, String reason);

    /** The centre's word on a claim or an appeal of this ticket. */
    Result decide(Act act, UUID paperId, boolean agreed, String note);
}

package hotline.tickets.dispute;

import hotline.regulation.dispute.ExtensionRule;
import hotline.regulation.dispute.MeetingRule;
import hotline.regulation.dispute.ReturnGate;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DueAnswer;
import hotline.tickets.Result;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Returns, extensions, joint meetings and assisting units. Each act is one transaction, as in {@code
 * hotline.tickets.Tickets}, and blocks on the database.
 */
public interface Disputes {

    /** 申请退单 (Art 13(3)), by a user of the unit and in time. */
    Result applyToReturn(Act act, ReturnGate.Application application);

    /** 申请联席会议 (Art 21), by a user of the unit, also when the time to return is over. */
    Result applyForMeeting(Act act, ReturnGate.Application application);

    /** 退单审核, by the hotline centre. */
    Result decideReturn(Act act, ReturnDecision decision);

    /** 申请延期 (Art 13(2)9), by a user of the unit. */
    Result applyForExtension(Act act, ExtensionRule.Application application);

    /**
     * 延期审核, by the hotline centre. Granting counts from the original due time, so it also cures a due time that has
     * passed meanwhile; refusing changes nothing.
     */
    Result decideExtension(Act act, boolean granted, String note);

    /**
     * The joint meeting leaves the ticket with its unit, whose time went on.
     *
     * @param assisting units that assist it; those that do already go on
     */
    Result meetingKeeps(Act act, MeetingRule.Paper paper, List<String> assisting);

    /** The joint meeting gives the ticket to another unit, whose time starts anew. */
    Result meetingReassigns(Act act, MeetingRule.Paper paper, String unitId, List<String> assisting);

    /** 协办意见 (Art 20), by a user of an assisting unit; a later one replaces it, the history keeps both. */
    Result giveOpinion(Act act, String opinion);

    /** What the hotline centre has to decide, the most urgent first; at most a few hundred. */
    List<WaitingDispute> waiting();

    /** Empty when the ticket isn't visible to the reader. */
    Optional<DisputesView> of(UUID ticketId, Actor reader);

    /** What the due time would become, day by day, with so many more working days or hours. */
    DueAnswer extensionPreview(UUID ticketId, Actor reader, int amount);
}

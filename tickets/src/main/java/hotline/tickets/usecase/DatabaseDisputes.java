package hotline.tickets.usecase;

import hotline.regulation.dispute.ExtensionRule;
import hotline.regulation.dispute.MeetingRule;
import hotline.regulation.dispute.ReturnGate;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DueAnswer;
import hotline.tickets.Result;
import hotline.tickets.dispute.Disputes;
import hotline.tickets.dispute.DisputesView;
import hotline.tickets.dispute.ReturnDecision;
import hotline.tickets.dispute.WaitingDispute;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hands each use case to the part that knows it. */
record DatabaseDisputes(
        Returns returns, Extensions extensions, Meetings meetings, Assists assists, DisputeReadings readings)
        implements Disputes {

    @Override
    public Result applyToReturn(Act act, ReturnGate.Application application) {
        return returns.apply(act, application);
    }

    @Override
    public Result applyForMeeting(Act act, ReturnGate.Application application) {
        return returns.applyForMeeting(act, application);
    }

    @Override
    public Result decideReturn(Act act, ReturnDecision decision) {
        return returns.decide(act, decision);
    }

    @Override
    public Result applyForExtension(Act act, ExtensionRule.Application application) {
        return extensions.apply(act, application);
    }

    @Override
    public Result decideExtension(Act act, boolean granted, String note) {
        return extensions.decide(act, granted, note);
    }

    @Override
    public Result meetingKeeps(Act act, MeetingRule.Paper paper, List<String> assisting) {
        return meetings.keeps(act, paper, assisting);
    }

    @Override
    public Result meetingReassigns(Act act, MeetingRule.Paper paper, String unitId, List<String> assisting) {
        return meetings.reassigns(act, paper, unitId, assisting);
    }

    @Override
    public Result giveOpinion(Act act, String opinion) {
        return assists.giveOpinion(act, opinion);
    }

    @Override
    public List<WaitingDispute> waiting() {
        return readings.waiting();
    }

    @Override
    public Optional<DisputesView> of(UUID ticketId, Actor reader) {
        return readings.of(ticketId, reader);
    }

    @Override
    public DueAnswer extensionPreview(UUID ticketId, Actor reader, int amount) {
        return readings.preview(ticketId, reader, amount);
    }
}

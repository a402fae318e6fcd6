package hotline.tickets.usecase;

import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.RefusalGround;
import hotline.regulation.reply.ReplyContent;
import hotline.tickets.Act;
import hotline.tickets.DispatchOrder;
import hotline.tickets.DraftFields;
import hotline.tickets.NewDraft;
import hotline.tickets.Result;
import hotline.tickets.ReviewDecision;
import hotline.tickets.Ticket;
import hotline.tickets.Tickets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Hands each use case to the part that knows it. */
record DatabaseTickets(Intake intake, Handling handling, Evaluations evaluations) implements Tickets {

    @Override
    public Ticket openDraft(NewDraft draft) {
        return intake.open(draft);
    }

    @Override
    public int openMissingDrafts(List<NewDraft> drafts) {
        return intake.openMissing(drafts);
    }

    @Override
    public Result saveDraft(Act act, DraftFields fields) {
        return intake.save(act, fields);
    }

    @Override
    public Result take(Act act) {
        return intake.take(act);
    }

    @Override
    public Result accept(Act act) {
        return intake.accept(act);
    }

    @Override
    public Result refuse(Act act, RefusalGround ground, String explanation) {
        return intake.refuse(act, ground, explanation);
    }

    @Override
    public Result dispatch(Act act, DispatchOrder order) {
        return handling.dispatch(act, order);
    }

    @Override
    public Result sign(Act act) {
        return handling.sign(act);
    }

    @Override
    public Result reply(Act act, ReplyContent content, String publicAnswer) {
        return handling.reply(act, content, publicAnswer);
    }

    @Override
    public Result review(Act act, ReviewDecision decision, String note) {
        return handling.review(act, decision, note);
    }

    @Override
    public Result resultDelivered(UUID ticketId, Instant deliveredAt) {
        return evaluations.delivered(ticketId, deliveredAt);
    }

    @Override
    public Result evaluate(UUID ticketId, Evaluation value, EvaluationSource source, String evidence) {
        return evaluations.evaluate(ticketId, value, source, evidence);
    }

    @Override
    public Result repliedUnclearly(UUID ticketId, String words) {
        return evaluations.repliedUnclearly(ticketId, words);
    }

    @Override
    public Result needsManualFollowUp(UUID ticketId, String reason) {
        return evaluations.needsManualFollowUp(ticketId, reason);
    }

    @Override
    public Result followUp(Act act, boolean satisfied, String note) {
        return evaluations.followUp(act, satisfied, note);
    }

    @Override
    public Result redo(Act act, String note) {
        return handling.redo(act, note);
    }
}

package hotline.tickets.usecase;

import hotline.regulation.EmergencyDesk;
import hotline.tickets.Act;
import hotline.tickets.KnowledgeItem;
import hotline.tickets.Result;
import hotline.tickets.TicketEndings;
import org.jspecify.annotations.Nullable;

/** Hands each use case to the part that knows it. */
record DatabaseEndings(Endings endings, Handling handling, DissatisfiedReviews reviews, Merging merging)
        implements TicketEndings {

    @Override
    public Result answer(Act act, KnowledgeItem item, String told) {
        return endings.answer(act, item, told);
    }

    @Override
    public Result passOnPraise(Act act, String unitId) {
        return endings.passOnPraise(act, unitId);
    }

    @Override
    public Result handOver(Act act, EmergencyDesk desk, String reason, @Nullable String callId) {
        return endings.handOver(act, desk, reason, callId);
    }

    @Override
    public Result calledBack(Act act, String reason) {
        return reviews.calledBack(act, reason);
    }

    @Override
    public Result escalate(Act act, String unitId, String note) {
        return handling.escalate(act, unitId, note);
    }

    @Override
    public Result proposeClose(Act act, String reason) {
        return reviews.proposeClose(act, reason);
    }

    @Override
    public Result decideClose(Act act, boolean agreed, String note) {
        return reviews.decideClose(act, agreed, note);
    }

    @Override
    public Result merge(Act act, String parentNumber, String reason) {
        return merging.merge(act, parentNumber, reason);
    }

    @Override
    public Result unmerge(Act act, String reason) {
        return merging.unmerge(act, reason);
    }
}

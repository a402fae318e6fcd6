package hotline.desktop.fake;

import hotline.regulation.EmergencyDesk;
import hotline.tickets.Act;
import hotline.tickets.KnowledgeItem;
import hotline.tickets.Result;
import hotline.tickets.TicketEndings;

/** Refuses everything by state, to be seen outside. */
final class FakeEndings implements TicketEndings {

    static final Result WRONG_STATE = new Result.Refused(Result.Why.STATE, "工单的状态不允许", null, null);

    @Override
    public Result answer(Act act, KnowledgeItem item, String told) {
        return WRONG_STATE;
    }

    @Override
    public Result passOnPraise(Act act, String unitId) {
        return WRONG_STATE;
    }

    @Override
    public Result handOver(Act act, EmergencyDesk desk, String reason, String callId) {
        return WRONG_STATE;
    }

    @Override
    public Result calledBack(Act act, String reason) {
        return WRONG_STATE;
    }

    @Override
    public Result escalate(Act act, String unitId, String note) {
        return WRONG_STATE;
    }

    @Override
    public Result proposeClose(Act act, String reason) {
        return WRONG_STATE;
    }

    @Override
    public Result decideClose(Act act, boolean agreed, String note) {
        return WRONG_STATE;
    }

    @Override
    public Result merge(Act act, String parentNumber, String reason) {
        return WRONG_STATE;
    }

    @Override
    public Result unmerge(Act act, String reason) {
        return WRONG_STATE;
    }
}

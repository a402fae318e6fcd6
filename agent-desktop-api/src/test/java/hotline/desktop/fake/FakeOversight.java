package hotline.desktop.fake;

import hotline.regulation.SupervisionMode;
import hotline.tickets.Act;
import hotline.tickets.Result;
import hotline.tickets.TicketOversight;
import java.util.UUID;

/** Refuses everything by state, to be seen outside. */
final class FakeOversight implements TicketOversight {

    @Override
    public Result supervise(Act act, SupervisionMode mode, String words) {
        return FakeEndings.WRONG_STATE;
    }

    @Override
    public Result urge(Act act, String words) {
        return FakeEndings.WRONG_STATE;
    }

    @Override
    public Result phoneNotice(Act act, String person, String result) {
        return FakeEndings.WRONG_STATE;
    }

    @Override
    public Result falsification(Act act, String why) {
        return FakeEndings.WRONG_STATE;
    }

    @Override
    public Result claimUnreasonable(Act act, String reason) {
        return FakeEndings.WRONG_STATE;
    }

    @Override
    public Result appeal(Act act, UUID cardId, String reason) {
        return FakeEndings.WRONG_STATE;
    }

    @Override
    public Result decide(Act act, UUID paperId, boolean agreed, String note) {
        return FakeEndings.WRONG_STATE;
    }
}

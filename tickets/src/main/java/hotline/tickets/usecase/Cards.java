package hotline.tickets.usecase;

import hotline.regulation.CardGround;
import hotline.regulation.calendar.DayCount;
import hotline.tickets.Actor;
import hotline.tickets.EndingSettings;
import hotline.tickets.Paper;
import hotline.tickets.Ticket;
import hotline.tickets.store.OversightStore;
import hotline.tickets.usecase.Step.Moment;
import java.time.YearMonth;

/** 黄牌, 红牌 (Art 27(1)): each once, and so many yellow ones of a unit in a month bring a red one. */
final class Cards {

    private final Papers papers;
    private final EndingSettings settings;
    private final OversightStore store = new OversightStore();

    Cards(Papers papers, EndingSettings settings) {
        this.papers = papers;
        this.settings = settings;
    }

    /**
     * @param key of what the card is for
     * @return false when it was given before, or no unit has the ticket
     */
    boolean give(Ticket ticket, Actor actor, Moment moment, CardGround ground, String why, String key) {
        Ticket.Assignment assignment = ticket.assignment();
        if (assignment == null || !papers.fileOnce(ticket, actor, moment, new Paper.Card(ground, why), "CARD:" + key)) {
            return false;
        }
        if (ground.colour() == CardGround.Colour.YELLOW) {
            redForYellows(ticket, moment, assignment.unitId());
        }
        return true;
    }

    private void redForYellows(Ticket ticket, Moment moment, String unitId) {
        store.lockUnit(moment.tx(), unitId);
        YearMonth month = YearMonth.from(moment.now().atZone(DayCount.ZONE));
        var begin = month.atDay(1).atStartOfDay(DayCount.ZONE).toInstant();
        int yellows = store.yellowCards(moment.tx(), unitId, begin);
        if (yellows >= settings.yellowsForRed()) {
            String why = month + " 内累计" + yellows + "次黄牌警告";
            papers.fileOnce(
                    ticket,
                    Actor.system(),
                    moment,
                    new Paper.Card(CardGround.YELLOW_CARDS, why),
                    "CARD:YELLOW_CARDS:" + unitId + ":" + month);
        }
    }
}

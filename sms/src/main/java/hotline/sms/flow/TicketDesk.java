package hotline.sms.flow;

import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.tickets.Result;
import hotline.tickets.Tickets;
import hotline.tickets.unit.UnitTexts;
import java.time.Instant;
import java.util.UUID;

/**
 * What SMS tells the tickets. Each call may be repeated after a crash, and must then change nothing; a refusal is an
 * answer, an exception means try again.
 */
public interface TicketDesk {

    Result resultDelivered(UUID ticketId, Instant deliveredAt);

    Result evaluate(UUID ticketId, Evaluation value, String evidence);

    /** An answer that says neither 满意 nor 不满意, about which the citizen is asked once more. */
    Result repliedUnclearly(UUID ticketId, String words);

    /** @param reason in Chinese */
    Result needsManualFollowUp(UUID ticketId, String reason);

    /** A warning went to a number of a unit whose owner had opted out. */
    void sentDespiteOptOut(UUID unitText);

    /** @param failure in Chinese; empty when it arrived */
    void unitTextFinished(UUID unitText, Instant at, String failure);

    static TicketDesk of(Tickets tickets, UnitTexts unitTexts) {
        return new TicketDesk() {
            @Override
            public Result resultDelivered(UUID ticketId, Instant deliveredAt) {
                return tickets.resultDelivered(ticketId, deliveredAt);
            }

            @Override
            public Result evaluate(UUID ticketId, Evaluation value, String evidence) {
                return tickets.evaluate(ticketId, value, EvaluationSource.SMS, evidence);
            }

            @Override
            public Result repliedUnclearly(UUID ticketId, String words) {
                return tickets.repliedUnclearly(ticketId, words);
            }

            @Override
            public Result needsManualFollowUp(UUID ticketId, String reason) {
                return tickets.needsManualFollowUp(ticketId, reason);
            }

            @Override
            public void sentDespiteOptOut(UUID unitText) {
                unitTexts.sentDespiteOptOut(unitText);
            }

            @Override
            public void unitTextFinished(UUID unitText, Instant at, String failure) {
                unitTexts.finished(unitText, at, failure);
            }
        };
    }
}

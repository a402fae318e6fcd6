package hotline.sms.peer;

import hotline.regulation.Evaluation;
import hotline.sms.flow.TicketDesk;
import hotline.tickets.Result;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what SMS says; refuses everything, which SMS must take for an answer. */
final class RecordedTickets implements TicketDesk {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    /** The next calls fail as if the database were away. */
    void failNext(int calls) {
        failures.set(calls);
    }

    List<String> of(UUID ticket) {
        return told.stream()
                .filter(line -> line.startsWith(ticket.toString()))
                .map(line -> line.substring(ticket.toString().length() + 1))
                .toList();
    }

    @Override
    public Result resultDelivered(UUID ticketId, Instant deliveredAt) {
        return tell(ticketId, "delivered");
    }

    @Override
    public Result evaluate(UUID ticketId, Evaluation value, String evidence) {
        return tell(ticketId, value + " " + evidence);
    }

    @Override
    public Result repliedUnclearly(UUID ticketId, String words) {
        return tell(ticketId, "unclear " + words);
    }

    @Override
    public Result needsManualFollowUp(UUID ticketId, String reason) {
        return tell(ticketId, "manual " + reason);
    }

    @Override
    public void sentDespiteOptOut(UUID unitText) {
        told.add(unitText + " despite opt-out");
    }

    @Override
    public void unitTextFinished(UUID unitText, Instant at, String failure) {
        told.add(unitText + (failure.isEmpty() ? " delivered" : " failed " + failure));
    }

    private Result tell(UUID ticketId, String what) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the database is away");
        }
        told.add(ticketId + " " + what);
        return new Result.Refused(Result.Why.STATE, "试验", null, null);
    }
}

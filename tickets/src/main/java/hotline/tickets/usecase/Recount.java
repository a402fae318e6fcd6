package hotline.tickets.usecase;

import hotline.regulation.TicketState;
import hotline.regulation.calendar.CityTime;
import hotline.regulation.clause.Clause;
import hotline.tickets.Actor;
import hotline.tickets.Reply;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.calendar.DueMove;
import hotline.tickets.calendar.DueMove.Overdue;
import hotline.tickets.usecase.Transitions.Moved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One open ticket by a newer calendar: what the preview shows and the import does. */
@Clause("13(2)")
record Recount(Ticket ticket, DueTimes.Effective newer, Instant now) {

    /** Empty when the newer calendar gives the ticket the times that it has. */
    static Optional<Recount> of(Ticket ticket, DueTimes.Effective newer, Instant now) {
        Ticket.Times times = ticket.times();
        boolean same = newer.dueAt().equals(times.dueAt())
                && newer.original().signBy().equals(times.signBy())
                && newer.provisional() == times.provisional();
        return same ? Optional.empty() : Optional.of(new Recount(ticket, newer, now));
    }

    DueMove move() {
        Ticket.Times times = ticket.times();
        return new DueMove(
                ticket.id(),
                Objects.requireNonNullElse(ticket.number(), ""),
                ticket.matter().title(),
                Objects.requireNonNull(ticket.assignment()).unitName(),
                signBefore(),
                newer.original().signBy(),
                dueBefore(),
                newer.dueAt(),
                times.provisional(),
                newer.provisional(),
                overdue());
    }

    /** @param because the notices that the ticket didn't know */
    Moved moved(String because) {
        TicketEdit edit = new TicketEdit(ticket);
        edit.signBy = newer.original().signBy();
        edit.dueAt = newer.dueAt();
        edit.provisional = newer.provisional();
        edit.calendarVersion = newer.original().calendarVersion();
        if (edit.deemedSigned) {
            edit.signedAt = newer.original().signBy();
        }
        if (overdue() == Overdue.LIFTED) {
            edit.overdueAt = null;
        }
        TicketEvent event = TicketEvent.noted(
                ticket, Actor.system(), now, "DUE_RECOUNTED", "期限重算", "放假安排有变动（" + because + "）：" + words());
        return new Moved(ticket, edit.ticket(ticket.state()), event);
    }

    private String words() {
        List<String> words = new ArrayList<>();
        if (!newer.dueAt().equals(dueBefore())) {
            words.add("办结期限由 " + CityTime.end(dueBefore()) + " 改为 " + CityTime.end(newer.dueAt()));
        }
        if (!newer.original().signBy().equals(signBefore())) {
            words.add("签收期限由 " + CityTime.end(signBefore()) + " 改为 "
                    + CityTime.end(newer.original().signBy()));
        }
        if (ticket.times().provisional() != newer.provisional()) {
            words.add(newer.provisional() ? "期限改为暂定" : "期限不再是暂定，办结期限 " + CityTime.end(newer.dueAt()));
        }
        if (overdue() == Overdue.LIFTED) {
            words.add("按新期限没有逾期，撤销逾期标记");
        }
        return String.join("；", words);
    }

    private Overdue overdue() {
        boolean late = !asOf().isBefore(newer.dueAt());
        if (ticket.times().overdueAt() != null) {
            return late ? Overdue.SAME : Overdue.LIFTED;
        }
        return late && ticket.state() != TicketState.REPLY_REVIEW ? Overdue.BEGINS : Overdue.SAME;
    }

    /** A reply that waits for its review stopped the clock when it was handed in. */
    private Instant asOf() {
        Reply reply = ticket.reply();
        return ticket.state() == TicketState.REPLY_REVIEW && reply != null ? reply.submittedAt() : now;
    }

    private Instant dueBefore() {
        return Objects.requireNonNull(ticket.times().dueAt());
    }

    private Instant signBefore() {
        return Objects.requireNonNull(ticket.times().signBy());
    }
}

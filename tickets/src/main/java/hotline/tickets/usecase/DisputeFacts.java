package hotline.tickets.usecase;

import hotline.regulation.dispute.ExtensionRule;
import hotline.regulation.dispute.ReturnGate;
import hotline.regulation.time.TimeLimit;
import hotline.tickets.DisputeSettings;
import hotline.tickets.Ticket;
import hotline.tickets.dispute.ExtensionRecord;
import hotline.tickets.store.ExtensionStore;
import hotline.tickets.store.MeetingStore;
import hotline.tickets.store.UnitStore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;

/** What the rules of returns and extensions need to know of a ticket that is signed. */
final class DisputeFacts {

    private final DisputeSettings settings;
    private final UnitStore units = new UnitStore();
    private final ExtensionStore extensions = new ExtensionStore();
    private final MeetingStore meetings = new MeetingStore();

    DisputeFacts(DisputeSettings settings) {
        this.settings = settings;
    }

    ReturnGate.Subject returning(DSLContext dsl, Ticket ticket) {
        String unitId = Objects.requireNonNull(ticket.assignment()).unitId();
        return new ReturnGate.Subject(
                ticket.matter().urgency(),
                units.area(dsl, unitId),
                ticket.intake().createdAt(),
                Objects.requireNonNull(ticket.times().signBy()),
                Objects.requireNonNull(ticket.times().signedAt()),
                extensions.appliedBy(dsl, ticket.id(), unitId),
                meetings.decided(dsl, ticket.id()));
    }

    ExtensionRule.Subject extending(DSLContext dsl, Ticket ticket, TimeLimit limit) {
        List<ExtensionRecord> applied = ofThisDispatch(dsl, ticket);
        return new ExtensionRule.Subject(
                limit,
                Objects.requireNonNull(ticket.times().dueAt()),
                extensions.granted(dsl, ticket.id(), dispatchedAt(ticket)),
                applied.size(),
                settings.mostExtensions(),
                applied.stream().anyMatch(one -> one.granted() == null));
    }

    /** An earlier dispatch's clock is over, and with it what was applied for. */
    List<ExtensionRecord> ofThisDispatch(DSLContext dsl, Ticket ticket) {
        return extensions.of(dsl, ticket.id()).stream()
                .filter(one -> one.dispatchedAt().equals(ticket.times().dispatchedAt()))
                .toList();
    }

    static Instant dispatchedAt(Ticket ticket) {
        return Objects.requireNonNull(ticket.times().dispatchedAt());
    }
}

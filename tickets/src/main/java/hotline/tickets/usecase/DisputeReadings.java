package hotline.tickets.usecase;

import hotline.database.Database;
import hotline.regulation.Decision;
import hotline.regulation.TicketState;
import hotline.regulation.dispute.ExtendedDue;
import hotline.regulation.dispute.ExtensionRule;
import hotline.regulation.dispute.ReturnGate;
import hotline.regulation.time.DueDecision;
import hotline.regulation.time.Length;
import hotline.tickets.Actor;
import hotline.tickets.DueAnswer;
import hotline.tickets.DueExplanation;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.dispute.DisputesView;
import hotline.tickets.dispute.WaitingDispute;
import hotline.tickets.store.AssistStore;
import hotline.tickets.store.ExtensionStore;
import hotline.tickets.store.MeetingStore;
import hotline.tickets.store.ReturnStore;
import hotline.tickets.store.TicketSearch;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What is disputed about a ticket, and what its unit may still apply for; nothing is written. */
final class DisputeReadings {

    private static final int MOST_WAITING = 200;

    private final Database database;
    private final DueTimes dueTimes;
    private final DisputeFacts facts;
    private final InstantSource clock;
    private final TicketSearch search = new TicketSearch();
    private final ReturnStore returns = new ReturnStore();
    private final ExtensionStore extensions = new ExtensionStore();
    private final MeetingStore meetings = new MeetingStore();
    private final AssistStore assists = new AssistStore();

    DisputeReadings(Database database, DueTimes dueTimes, DisputeFacts facts, InstantSource clock) {
        this.database = database;
        this.dueTimes = dueTimes;
        this.facts = facts;
        this.clock = clock;
    }

    List<WaitingDispute> waiting() {
        DSLContext dsl = database.dsl();
        return Stream.concat(
                        returns.waiting(dsl, MOST_WAITING).stream(), extensions.waiting(dsl, MOST_WAITING).stream())
                .sorted(Comparator.comparing(WaitingDispute::decideBy))
                .toList();
    }

    Optional<DisputesView> of(UUID ticketId, Actor reader) {
        DSLContext dsl = database.dsl();
        return search.find(dsl, ticketId, reader)
                .map(ticket -> new DisputesView(
                        returns.of(dsl, ticketId),
                        extensions.of(dsl, ticketId),
                        meetings.of(dsl, ticketId),
                        assists.of(dsl, ticketId),
                        ticket.times().dispatchedAt(),
                        isHandled(ticket) ? returning(dsl, ticket) : null,
                        isHandled(ticket) ? extending(dsl, ticket) : null));
    }

    private static boolean isHandled(Ticket ticket) {
        return ticket.state() == TicketState.IN_PROGRESS;
    }

    private DisputesView.Returning returning(DSLContext dsl, Ticket ticket) {
        ReturnGate.Subject subject = facts.returning(dsl, ticket);
        var calendar = dueTimes.calendar(dsl);
        return new DisputesView.Returning(
                ReturnGate.until(subject, calendar),
                refusal(ReturnGate.open(subject, clock.instant(), calendar)),
                refusal(ReturnGate.openToMeeting(subject)));
    }

    private DisputesView.Extending extending(DSLContext dsl, Ticket ticket) {
        DueDecision original = dueTimes.effective(dsl, ticket).original();
        ExtensionRule.Subject subject = facts.extending(dsl, ticket, original.limit());
        return new DisputesView.Extending(
                original.limit().finish() instanceof Length.NaturalTime,
                ExtensionRule.most(original.limit()),
                subject.left(),
                original.dueAt(),
                refusal(ExtensionRule.open(subject, clock.instant())));
    }

    private static Result.@Nullable Refused refusal(Decision decision) {
        return switch (decision) {
            case Decision.Allowed _ -> null;
            case Decision.Refusal refusal -> Transitions.refusal(refusal);
        };
    }

    DueAnswer preview(UUID ticketId, Actor reader, int amount) {
        DSLContext dsl = database.dsl();
        Optional<Ticket> found = search.find(dsl, ticketId, reader);
        if (found.isEmpty()) {
            return DueExplainer.unknown(Result.Why.NOT_FOUND, "没有这张工单", null);
        }
        Ticket ticket = found.get();
        if (!isHandled(ticket)) {
            return DueExplainer.unknown(Result.Why.STATE, "工单不在办理中，不能申请延期", null);
        }
        DueDecision original = dueTimes.effective(dsl, ticket).original();
        Decision fits = ExtensionRule.amount(amount, facts.extending(dsl, ticket, original.limit()));
        return switch (fits) {
            case Decision.Refusal refusal -> new DueAnswer.Unknown(Transitions.refusal(refusal));
            case Decision.Allowed _ -> new DueAnswer.Known(explained(dueTimes.extended(dsl, ticket, amount)));
        };
    }

    private static DueExplanation explained(ExtendedDue extended) {
        DueDecision original = extended.original();
        Instant dispatchedAt = original.dispatchedAt();
        return new DueExplanation(
                dispatchedAt,
                original.signBy(),
                extended.dueAt(),
                ExtensionRule.ARTICLE.text(),
                extended.addedLines(),
                extended.provisional(),
                true);
    }
}

package hotline.desktop.operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.ProblemException;
import hotline.desktop.http.Reply;
import hotline.desktop.ledger.Disclosing;
import hotline.desktop.ledger.Disclosure;
import hotline.desktop.ledger.Watermark;
import hotline.desktop.store.LedgerLine;
import hotline.desktop.store.LookKind;
import hotline.regulation.Decision;
import hotline.regulation.clause.Clause;
import hotline.regulation.disclosure.CallerField;
import hotline.regulation.disclosure.DisclosureRule;
import hotline.tickets.Actor;
import hotline.tickets.Caller;
import hotline.tickets.Ticket;
import hotline.tickets.TicketQueries;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seeing the whole caller with a reason, and taking a ticket along on paper (Article 24). What was unmasked is in this one answer: the
 * page hides it when its time is over, and whoever reads the ticket again sees masks.
 */
@Clause("24a")
public final class DisclosureOperations implements Operations {

    /** How long a page shows what was unmasked. [D] */
    static final Duration CLEAR_FOR = Duration.ofMinutes(5);

    /** @param mark null until the ledger's line stands */
    private record ClearCaller(
            String number,
            String name,
            String contact,
            String identityNumber,
            Instant until,
            @Nullable Watermark mark,
            @JsonIgnore Disclosure disclosure)
            implements Disclosing {

        static ClearCaller of(UUID ticket, Caller caller, String reason, Instant until) {
            Set<CallerField> present = EnumSet.noneOf(CallerField.class);
            addUnlessEmpty(present, CallerField.NUMBER, caller.number());
            addUnlessEmpty(present, CallerField.NAME, caller.name());
            addUnlessEmpty(present, CallerField.CONTACT, caller.contact());
            addUnlessEmpty(present, CallerField.IDENTITY_NUMBER, caller.identityNumber());
            return new ClearCaller(
                    caller.number(),
                    caller.name(),
                    caller.contact(),
                    caller.identityNumber(),
                    until,
                    null,
                    new Disclosure(LookKind.UNMASK, List.of(ticket), present, Set.of(), reason, until));
        }

        private static void addUnlessEmpty(Set<CallerField> present, CallerField field, String value) {
            if (!value.isEmpty()) {
                present.add(field);
            }
        }

        @Override
        public Object noted(LedgerLine line) {
            return new ClearCaller(number, name, contact, identityNumber, until, Watermark.of(line), disclosure);
        }
    }

    /** @param mark null until the ledger's line stands */
    private record Printed(TicketView ticket, @Nullable Watermark mark) implements Disclosing {

        @Override
        @JsonIgnore
        public Disclosure disclosure() {
            return ticket.disclosure();
        }

        @Override
        public Object noted(LedgerLine line) {
            return new Printed(ticket, Watermark.of(line));
        }
    }

    private final TicketQueries queries;
    private final AuditTrail audit;
    private final InstantSource clock;

    /** @param clock real time, as the reader's page has it */
    public DisclosureOperations(TicketQueries queries, AuditTrail audit, InstantSource clock) {
        this.queries = queries;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("revealCaller", this::reveal, "printTicket", this::print);
    }

    private Reply reveal(ApiRequest request) {
        Ticket ticket = find(request);
        String reason = request.text("reason");
        Decision decision =
                DisclosureRule.unmask(TicketDesk.viewer(request.person(), ticket), TicketDesk.facts(ticket), reason);
        if (decision instanceof Decision.Refusal refusal) {
            audit.denied(
                    request.person().name(), request.person().roleWords(), "revealCaller", "ticket:" + ticket.id());
            String article =
                    refusal.article() == null ? null : refusal.article().text();
            throw Problem.refused(refusal.reason())
                    .citing(article)
                    .at(refusal.field())
                    .asException();
        }
        // What the rule allows a unit, the room keeps from it otherwise.
        Caller whole = queries.find(ticket.id(), Actor.system())
                .orElseThrow(DisclosureOperations::unknown)
                .caller();
        return Reply.ok(
                ClearCaller.of(ticket.id(), whole, reason, clock.instant().plus(CLEAR_FOR)));
    }

    /** What is printed is what the reader sees without asking. */
    private Reply print(ApiRequest request) {
        TicketView view = TicketDesk.view(request.person(), find(request), LookKind.PRINT);
        return Reply.ok(new Printed(view, null));
    }

    private Ticket find(ApiRequest request) {
        return queries.find(request.uuid("id"), TicketDesk.actor(request.person()))
                .orElseThrow(DisclosureOperations::unknown);
    }

    private static ProblemException unknown() {
        return Problem.notFound("没有这张工单").asException();
    }
}

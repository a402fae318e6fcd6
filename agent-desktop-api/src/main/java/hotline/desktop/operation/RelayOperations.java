package hotline.desktop.operation;

import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.ledger.Disclosure;
import hotline.desktop.ledger.ViewLedger;
import hotline.desktop.livestate.AttemptCounter;
import hotline.desktop.person.Person;
import hotline.desktop.port.CallControl;
import hotline.desktop.store.LookKind;
import hotline.kernel.PhoneNumber;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Clause;
import hotline.tickets.Actor;
import hotline.tickets.Ticket;
import hotline.tickets.TicketQueries;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * 号码保护 (Article 24): a unit talks with the citizen of a ticket that it has now, and neither sees the other's number. The
 * citizen's number never leaves through the API.
 */
@Clause("13(1)b")
public final class RelayOperations implements Operations {

    private record Ringing(String words) {}

    private static final Set<TicketState> IN_HAND = EnumSet.of(TicketState.DISPATCHED, TicketState.IN_PROGRESS);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_A_PERSON = 12;
    private static final int MOST_A_TICKET = 4;

    private final CallControl calls;
    private final TicketQueries queries;
    private final ViewLedger ledger;
    private final AttemptCounter attempts;

    public RelayOperations(CallControl calls, TicketQueries queries, ViewLedger ledger, AttemptCounter attempts) {
        this.calls = calls;
        this.queries = queries;
        this.ledger = ledger;
        this.attempts = attempts;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("relayCall", this::relay);
    }

    private Reply relay(ApiRequest request) throws Exception {
        UUID id = request.uuid("id");
        Ticket ticket = queries.find(id, TicketDesk.actor(request.person())).orElseThrow(RelayOperations::unknown);
        if (!IN_HAND.contains(ticket.state())) {
            throw Problem.refused("工单不在本单位办理中，不能联系诉求人").citing("第二十四条").asException();
        }
        if (!isLead(request.person(), ticket)) {
            throw Problem.refused("协办单位请通过主办单位联系诉求人").citing("第二十条").asException();
        }
        if (ticket.caller().anonymous()) {
            throw Problem.refused("诉求人要求匿名，请通过热线中心联系").citing("第二十四条").asException();
        }
        limit("relay-person:" + request.person().id(), MOST_A_PERSON);
        limit("relay-ticket:" + id, MOST_A_TICKET);
        String staff = request.body().getString("number");
        // Before anybody's phone rings: that the citizen was called, by whom, stands whatever becomes of the call.
        ledger.write(
                request.person(),
                request.address(),
                "relayCall",
                new Disclosure(
                        LookKind.RELAY,
                        List.of(id),
                        Set.of(),
                        Set.of(),
                        "通过 " + PhoneNumber.parse(staff).masked(),
                        null));
        // What the unit may not see: only the exchange gets it.
        Ticket whole = queries.find(id, Actor.system()).orElseThrow(RelayOperations::unknown);
        Waiting.done(calls.relay(staff, CallOutOperations.citizenPhone(whole), id));
        return Reply.ok(new Ringing("请接听您的电话，接起后为您呼叫诉求人；双方看到的都是 12345"));
    }

    private static boolean isLead(Person person, Ticket ticket) {
        var assignment = ticket.assignment();
        return assignment != null && assignment.unitId().equals(person.unitId());
    }

    private void limit(String key, int most) {
        AttemptCounter.Count count = attempts.add(key, WINDOW);
        if (count.attempts() > most) {
            throw Problem.tooMany("联系诉求人过于频繁，请稍后再试", count.resetsIn()).asException();
        }
    }

    private static hotline.desktop.http.ProblemException unknown() {
        return Problem.notFound("没有这张工单").asException();
    }
}

package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.port.CallControl;
import hotline.kernel.PhoneNumber;
import hotline.tickets.Ticket;
import hotline.tickets.TicketQueries;
import hotline.tickets.Unit;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Calls that people of the centre make. A number may be typed, or it is the ticket's: then it is dialled without anybody
 * seeing it (Article 24).
 */
public final class CallOutOperations implements Operations {

    private static final String UNIT = "UNIT";

    private final CallControl calls;
    private final TicketQueries queries;
    private final AuditTrail audit;

    public CallOutOperations(CallControl calls, TicketQueries queries, AuditTrail audit) {
        this.calls = calls;
        this.queries = queries;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("agentCallOut", this::callOut);
    }

    private Reply callOut(ApiRequest request) throws Exception {
        JsonObject body = request.body();
        String purpose = body.getString("purpose");
        String typed = request.text("number");
        String ticketId = body.getString("ticketId");
        UUID ticket = ticketId == null ? null : UUID.fromString(ticketId);
        if (typed.isEmpty() && ticket == null) {
            throw Problem.invalid("请填写号码，或从工单呼出", "number").asException();
        }
        Ticket about = ticket == null ? null : find(request, ticket);
        String number = typed.isEmpty() && about != null ? numberOf(about, purpose) : typed;
        audit.note(
                request.person(),
                "call.out",
                ticket == null ? "number:" + PhoneNumber.parse(number).masked() : "ticket:" + ticket,
                purpose);
        Waiting.done(calls.callOut(request.person().name(), number, purpose, ticket));
        return Reply.ok(Waiting.on(calls.agent(request.person().name())));
    }

    private Ticket find(ApiRequest request, UUID ticket) {
        return queries.find(ticket, TicketDesk.actor(request.person()))
                .orElseThrow(() -> Problem.notFound("没有这张工单").asException());
    }

    private String numberOf(Ticket ticket, String purpose) {
        String number = purpose.equals(UNIT) ? unitPhone(ticket).orElse("") : citizenPhone(ticket);
        if (number.isBlank()) {
            String why = purpose.equals(UNIT) ? "工单还没有承办单位，或承办单位没有登记电话，请直接填写号码" : "工单没有诉求人的联系电话，不能呼出";
            throw Problem.refused(why).asException();
        }
        return number;
    }

    /** Whom to call is what the citizen gave; otherwise where the call came from. */
    static String citizenPhone(Ticket ticket) {
        String contact = ticket.caller().contact();
        return contact.isBlank() ? ticket.caller().number() : contact;
    }

    private Optional<String> unitPhone(Ticket ticket) {
        @Nullable
        String unit = ticket.assignment() == null ? null : ticket.assignment().unitId();
        return queries.units().stream()
                .filter(one -> one.id().equals(unit))
                .map(Unit::phone)
                .findFirst();
    }
}

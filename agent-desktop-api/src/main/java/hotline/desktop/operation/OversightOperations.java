package hotline.desktop.operation;

import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.regulation.SupervisionMode;
import hotline.tickets.Result;
import hotline.tickets.TicketOversight;
import java.util.Map;
import java.util.UUID;

/** Pressing and warning units, and what they say against it. */
public final class OversightOperations implements Operations {

    private interface Doing {
        Result on(ApiRequest request);
    }

    private final TicketOversight oversight;

    public OversightOperations(TicketOversight oversight) {
        this.oversight = oversight;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "superviseTicket", act(this::supervise),
                "urgeTicket", act(request -> oversight.urge(TicketDesk.act(request), request.text("words"))),
                "phoneNotice",
                        act(request -> oversight.phoneNotice(
                                TicketDesk.act(request), request.text("person"), request.text("result"))),
                "markFalsification",
                        act(request -> oversight.falsification(TicketDesk.act(request), request.text("reason"))),
                "claimUnreasonable",
                        act(request -> oversight.claimUnreasonable(TicketDesk.act(request), request.text("reason"))),
                "appealCard",
                        act(request -> oversight.appeal(
                                TicketDesk.act(request), id(request, "cardId"), request.text("reason"))),
                "decidePaper",
                        act(request -> oversight.decide(
                                TicketDesk.act(request),
                                id(request, "paperId"),
                                request.body().getBoolean("agreed"),
                                request.text("note"))));
    }

    private static Operation act(Doing doing) {
        return request -> TicketDesk.reply(request, doing.on(request));
    }

    private Result supervise(ApiRequest request) {
        SupervisionMode mode = SupervisionMode.valueOf(request.text("mode"));
        return oversight.supervise(TicketDesk.act(request), mode, request.text("words"));
    }

    private static UUID id(ApiRequest request, String field) {
        try {
            return UUID.fromString(request.text(field));
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("编号「" + field + "」不是有效的 UUID", field).asException();
        }
    }
}

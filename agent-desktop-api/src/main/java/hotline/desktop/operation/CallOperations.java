package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.ProblemException;
import hotline.desktop.http.Reply;
import hotline.desktop.person.Person;
import hotline.desktop.person.Role;
import hotline.desktop.port.CallRecord;
import hotline.desktop.port.CallRecords;
import hotline.desktop.port.HandOverLine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Calls of the past and present. An agent sees the own ones, and only those with the whole number (Article 24). */
public final class CallOperations implements Operations {

    private record Page(List<CallView> items, int page, int size, long total) {}

    private record HandOvers(List<HandOverLine> items) {}

    private static final int PAGE_SIZE = 20;
    private static final int USUAL_HOURS = 24;

    private final CallRecords records;
    private final AuditTrail audit;
    private final InstantSource clock;

    public CallOperations(CallRecords records, AuditTrail audit, InstantSource clock) {
        this.clock = clock;
        this.records = records;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "listCalls", this::list,
                "call", this::call,
                "debugCall", this::debug,
                "callHandOvers", this::handOvers,
                "serviceRatings", this::ratings);
    }

    private Reply list(ApiRequest request) {
        int page = request.query("page", 0);
        int size = request.query("size", PAGE_SIZE);
        Person reader = request.person();
        CallRecords.Page found = records.list(seesAll(reader) ? null : reader.name(), page, size);
        List<CallView> items =
                found.items().stream().map(call -> CallView.of(call, false)).toList();
        return Reply.ok(new Page(items, page, size, found.total()));
    }

    private Reply call(ApiRequest request) {
        String callId = request.path("callId");
        CallRecord call = records.find(callId)
                .filter(found -> mayRead(request.person(), found))
                .orElseThrow(CallOperations::unknown);
        boolean own = request.person().name().equals(call.agent());
        audit.note(request.person(), own ? "call.read.clear" : "call.read", "call:" + callId, "");
        return Reply.ok(CallView.of(call, own));
    }

    private Reply debug(ApiRequest request) {
        String callId = request.path("callId");
        Reply trace = records.debug(callId).map(Reply::ok).orElseThrow(CallOperations::unknown);
        audit.note(request.person(), "call.debug", "call:" + callId, "");
        return trace;
    }

    private Reply handOvers(ApiRequest request) {
        String callId = request.path("callId");
        if (records.find(callId).filter(call -> mayRead(request.person(), call)).isEmpty()) {
            throw unknown();
        }
        audit.note(request.person(), "call.hand-overs", "call:" + callId, "");
        return Reply.ok(new HandOvers(records.handOvers(callId)));
    }

    private Reply ratings(ApiRequest request) {
        Duration back = Duration.ofHours(request.query("hours", USUAL_HOURS));
        return Reply.ok(records.ratings(clock.instant().minus(back)));
    }

    static boolean mayRead(Person reader, CallRecord call) {
        return seesAll(reader) || reader.name().equals(call.agent());
    }

    private static boolean seesAll(Person reader) {
        return reader.is(Role.SUPERVISOR) || reader.is(Role.REVIEWER) || reader.is(Role.ADMINISTRATOR);
    }

    private static ProblemException unknown() {
        return Problem.notFound("没有这次通话").asException();
    }
}

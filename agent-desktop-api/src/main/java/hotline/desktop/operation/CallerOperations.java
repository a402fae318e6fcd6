package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.port.AgentState;
import hotline.desktop.port.CallControl;
import hotline.desktop.port.CallerDesk;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Disturbing callers. Agents mark, supervisors see and block; each time leaves a row in the trail. */
public final class CallerOperations implements Operations {

    private record Incidents(List<CallerDesk.Incident> items) {}

    private record Blocks(List<CallerDesk.Block> items) {}

    private static final Duration SHOWN = Duration.ofDays(30);

    private final CallerDesk callers;
    private final CallControl calls;
    private final AuditTrail audit;
    private final InstantSource clock;

    public CallerOperations(CallerDesk callers, CallControl calls, AuditTrail audit, InstantSource clock) {
        this.callers = callers;
        this.calls = calls;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "markIncident", this::mark,
                "callerIncidents", this::incidents,
                "blockedCallers", this::blocks,
                "blockCaller", this::block,
                "liftBlock", this::lift);
    }

    private Reply mark(ApiRequest request) throws Exception {
        JsonObject body = request.body();
        String agent = request.person().name();
        AgentState state = Waiting.on(calls.agent(agent));
        String call = state.callId();
        if (call == null || !(state.status().equals("TALKING") || state.status().equals("WRAP_UP"))) {
            throw Problem.refused("当前没有通话；通话中和话后整理时可以按规程标记").asException();
        }
        Waiting.done(callers.mark(agent, call, body.getString("kind"), request.text("note")));
        audit.note(request.person(), "caller.mark", "call:" + call, body.getString("kind"));
        return Reply.done();
    }

    private Reply incidents(ApiRequest request) {
        audit.note(request.person(), "caller.incidents", "callers", "");
        return Reply.ok(new Incidents(callers.incidents(clock.instant().minus(SHOWN))));
    }

    private Reply blocks(ApiRequest request) {
        audit.note(request.person(), "caller.blocks", "callers", "");
        return Reply.ok(new Blocks(callers.blocks()));
    }

    private Reply block(ApiRequest request) {
        JsonObject body = request.body();
        String callId = body.getString("callId");
        String number = body.getString("number");
        if ((callId == null) == (number == null)) {
            throw Problem.invalid("请指明一次通话，或者填写号码，二者取一", "callId").asException();
        }
        CallerDesk.Wish wish = new CallerDesk.Wish(callId, number, body.getInteger("days"), reason(request));
        String subject = wish.callId() == null ? "a typed number" : "call:" + wish.callId();
        audit.note(request.person(), "caller.block", subject, wish.days() + " days: " + wish.reason());
        Waiting.done(callers.block(wish, request.person().name()));
        return Reply.ok(new Blocks(callers.blocks()));
    }

    private Reply lift(ApiRequest request) {
        UUID id = request.uuid("id");
        String reason = reason(request);
        audit.note(request.person(), "caller.lift", "block:" + id, reason);
        Waiting.done(callers.lift(id, reason, request.person().name()));
        return Reply.ok(new Blocks(callers.blocks()));
    }

    private static String reason(ApiRequest request) {
        return request.text("reason", "请写明理由，理由会留痕备查");
    }
}

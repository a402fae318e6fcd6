package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Reply;
import hotline.desktop.port.AgentState;
import hotline.desktop.port.CallControl;
import hotline.desktop.port.QueueState;
import hotline.desktop.port.Wallboard;
import java.util.List;
import java.util.Map;

/** Everybody's state, for the shift leader, who may also take part in a talk; each time leaves a row in the trail. */
public final class SupervisionOperations implements Operations {

    private record Agents(List<AgentState> agents) {}

    private record Queues(List<QueueState> queues) {}

    private final CallControl calls;
    private final Wallboard wallboard;
    private final AuditTrail audit;

    public SupervisionOperations(CallControl calls, Wallboard wallboard, AuditTrail audit) {
        this.calls = calls;
        this.wallboard = wallboard;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "agents",
                _ -> Reply.ok(new Agents(Waiting.on(calls.agents()))),
                "queues",
                _ -> Reply.ok(new Queues(Waiting.on(calls.queues()))),
                "wallboard",
                _ -> Reply.ok(Waiting.on(wallboard.now())),
                "superviseAgent",
                this::supervise,
                "orderAgent",
                this::order);
    }

    private Reply order(ApiRequest request) throws Exception {
        String agent = request.path("agent");
        String order = request.body().getString("order");
        String reason = request.text("reason", "请填写原因，话务员会看到");
        audit.note(request.person(), "agent.order", "agent:" + agent, order + " " + reason);
        Waiting.done(calls.order(request.person().name(), agent, order, reason));
        return Reply.ok(Waiting.on(calls.agent(agent)));
    }

    private Reply supervise(ApiRequest request) throws Exception {
        String agent = request.path("agent");
        String act = request.body().getString("act");
        audit.note(request.person(), "talk.supervise", "agent:" + agent, act);
        Waiting.done(calls.supervise(request.person().name(), request.body().getString("extension", ""), agent, act));
        return Reply.ok(Waiting.on(calls.agent(agent)));
    }
}

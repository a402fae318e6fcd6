package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Reply;
import hotline.desktop.port.RoutingAdmin;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** Queues and skills, changed while calls go on; every change leaves a row in the trail. */
public final class RoutingOperations implements Operations {

    private final RoutingAdmin routing;
    private final AuditTrail audit;

    public RoutingOperations(RoutingAdmin routing, AuditTrail audit) {
        this.routing = routing;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "routing", _ -> current(),
                "putRoutingQueue", this::putQueue,
                "removeRoutingQueue", this::removeQueue,
                "putRoutingAgent", this::putAgent);
    }

    private Reply current() {
        return Reply.ok(routing.current().getMap());
    }

    private Reply putQueue(ApiRequest request) {
        String queue = request.path("queue");
        JsonObject definition = request.body();
        audit.note(request.person(), "routing.queue.put", "queue:" + queue, definition.encode());
        Waiting.done(routing.putQueue(queue, definition, request.person().name()));
        return current();
    }

    private Reply removeQueue(ApiRequest request) {
        String queue = request.path("queue");
        audit.note(request.person(), "routing.queue.remove", "queue:" + queue, "");
        Waiting.done(routing.removeQueue(queue, request.person().name()));
        return current();
    }

    private Reply putAgent(ApiRequest request) {
        String agent = request.path("agent");
        JsonObject definition = request.body();
        audit.note(request.person(), "routing.agent.put", "agent:" + agent, definition.encode());
        Waiting.done(routing.putAgent(agent, definition, request.person().name()));
        return current();
    }
}

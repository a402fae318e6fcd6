package hotline.desktop.operation;

import hotline.database.Database;
import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Reply;
import hotline.desktop.port.RoutingAdmin;
import hotline.desktop.port.RoutingAdmin.Edit;
import hotline.desktop.store.UserStore;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Queues and skills, changed while calls go on; every change leaves a row in the trail. */
public final class RoutingOperations implements Operations {

    private static final int USUAL_CHANGES = 50;

    private final RoutingAdmin routing;
    private final Database database;
    private final UserStore users;
    private final AuditTrail audit;

    public RoutingOperations(RoutingAdmin routing, Database database, UserStore users, AuditTrail audit) {
        this.routing = routing;
        this.database = database;
        this.users = users;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "routing", _ -> current(),
                "routingChanges",
                        request -> Reply.ok(routing.changes(request.query("size", USUAL_CHANGES))
                                .getMap()),
                "putRoutingQueue", this::putQueue,
                "removeRoutingQueue", this::removeQueue,
                "putRoutingAgent", this::putAgent);
    }

    /** With everybody who signs in as an agent, also those of whom nobody said anything yet. */
    private Reply current() {
        JsonObject current = routing.current();
        Map<String, Map<String, Object>> agents = new TreeMap<>();
        current.getJsonArray("agents").forEach(one -> {
            JsonObject agent = (JsonObject) one;
            agents.put(agent.getString("agent"), agent.getMap());
        });
        users.agents(database.dsl())
                .forEach((agent, name) -> agents.computeIfAbsent(agent, RoutingOperations::undefined)
                        .put("displayName", name));
        return Reply.ok(Map.of("queues", current.getMap().get("queues"), "agents", agents.values()));
    }

    private static Map<String, Object> undefined(String agent) {
        return new HashMap<>(Map.of("agent", agent, "skills", Map.of(), "version", 0));
    }

    private Reply putQueue(ApiRequest request) throws Exception {
        String queue = request.path("queue");
        JsonObject definition = request.body().copy();
        Edit edit = edit(request, (Number) definition.remove("version"));
        audit.note(request.person(), "routing.queue.put", "queue:" + queue, definition.encode());
        Waiting.done(routing.putQueue(queue, definition, edit));
        return current();
    }

    private Reply removeQueue(ApiRequest request) throws Exception {
        String queue = request.path("queue");
        Edit edit = edit(request, request.query("version").map(Long::valueOf).orElse(null));
        audit.note(request.person(), "routing.queue.remove", "queue:" + queue, "");
        Waiting.done(routing.removeQueue(queue, edit));
        return current();
    }

    private Reply putAgent(ApiRequest request) throws Exception {
        String agent = request.path("agent");
        JsonObject definition = request.body().copy();
        Edit edit = edit(request, (Number) definition.remove("version"));
        audit.note(request.person(), "routing.agent.put", "agent:" + agent, definition.encode());
        Waiting.done(routing.putAgent(agent, definition, edit));
        return current();
    }

    private static Edit edit(ApiRequest request, @Nullable Number seen) {
        return new Edit(request.person().name(), seen == null ? null : seen.longValue());
    }
}

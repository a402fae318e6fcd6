package hotline.desktop.fake;

import hotline.desktop.port.Answer;
import hotline.desktop.port.RoutingAdmin;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** Keeps definitions as they come; refuses to remove what is not there. */
public final class FakeRouting implements RoutingAdmin {

    private final Map<String, JsonObject> queues = new TreeMap<>(Map.of(
            "general",
            new JsonObject()
                    .put("name", "人工")
                    .put("stages", new JsonArray().add(new JsonObject().put("afterSeconds", 0)))));

    private final Map<String, JsonObject> agents = new TreeMap<>();

    @Override
    public synchronized JsonObject current() {
        return new JsonObject(new JsonObject()
                .put("queues", list("queue", queues))
                .put("agents", list("agent", agents))
                .encode());
    }

    private static JsonArray list(String kind, Map<String, JsonObject> from) {
        JsonArray list = new JsonArray();
        from.forEach((id, definition) -> list.add(new JsonObject().put(kind, id).mergeIn(definition)));
        return list;
    }

    @Override
    public synchronized Answer putQueue(String queue, JsonObject definition, String who) {
        queues.put(queue, definition);
        return Answer.done();
    }

    @Override
    public synchronized Answer removeQueue(String queue, String who) {
        return queues.remove(queue) == null ? Answer.refused("没有队列 " + queue) : Answer.done();
    }

    @Override
    public synchronized Answer putAgent(String agent, JsonObject definition, String who) {
        agents.put(agent, definition);
        return Answer.done();
    }
}

package hotline.desktop.fake;

import hotline.desktop.port.Answer;
import hotline.desktop.port.RoutingAdmin;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps definitions as they come, each with the number of its last change; refuses to remove what is not there. */
public final class FakeRouting implements RoutingAdmin {

    private static final String AT = "2026-11-24T02:00:00Z";

    private final Map<String, JsonObject> defined = new TreeMap<>();
    private final Map<String, Long> versions = new TreeMap<>();
    private final List<JsonObject> changes = new ArrayList<>();

    public FakeRouting() {
        JsonObject stage = new JsonObject().put("afterSeconds", 0);
        put(
                "queue",
                "general",
                new JsonObject().put("name", "人工").put("stages", new JsonArray().add(stage)),
                new Edit("system", null));
    }

    @Override
    public synchronized JsonObject current() {
        return new JsonObject(new JsonObject()
                .put("queues", list("queue"))
                .put("agents", list("agent"))
                .encode());
    }

    private JsonArray list(String kind) {
        JsonArray list = new JsonArray();
        defined.forEach((subject, definition) -> {
            if (subject.startsWith(kind + ":")) {
                list.add(new JsonObject()
                        .put(kind, subject.substring(kind.length() + 1))
                        .mergeIn(definition)
                        .put("version", versions.get(subject))
                        .put("changedBy", "banzhang")
                        .put("changedAt", AT));
            }
        });
        return list;
    }

    @Override
    public synchronized JsonObject changes(int most) {
        JsonArray items = new JsonArray();
        changes.reversed().stream().limit(most).forEach(items::add);
        return new JsonObject(new JsonObject().put("items", items).encode());
    }

    @Override
    public synchronized Answer putQueue(String queue, JsonObject definition, Edit edit) {
        return put("queue", queue, definition, edit);
    }

    @Override
    public synchronized Answer removeQueue(String queue, Edit edit) {
        return defined.remove("queue:" + queue) == null ? Answer.refused("没有队列 " + queue) : Answer.done();
    }

    @Override
    public synchronized Answer putAgent(String agent, JsonObject definition, Edit edit) {
        return put("agent", agent, definition, edit);
    }

    private Answer put(String kind, String id, JsonObject definition, Edit edit) {
        String subject = kind + ":" + id;
        long there = defined.containsKey(subject) ? versions.get(subject) : 0;
        if (edit.seen() != null && edit.seen() != there) {
            return new Answer.Stale("刚被别人改过");
        }
        defined.put(subject, definition);
        long version = changes.size() + 1L;
        versions.put(subject, version);
        changes.add(new JsonObject()
                .put("version", version)
                .put("kind", kind.toUpperCase(java.util.Locale.ROOT))
                .put("id", id)
                .put("changedBy", edit.who())
                .put("changedAt", AT)
                .put(kind, definition));
        return Answer.done();
    }
}

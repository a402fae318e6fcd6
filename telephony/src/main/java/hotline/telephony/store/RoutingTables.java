package hotline.telephony.store;

import static hotline.database.jooq.Tables.ROUTING_AGENT;
import static hotline.database.jooq.Tables.ROUTING_CHANGE;
import static hotline.database.jooq.Tables.ROUTING_QUEUE;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.database.Database;
import hotline.database.jooq.tables.records.RoutingChangeRecord;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.QueueId;
import hotline.telephony.routing.AgentProfile;
import hotline.telephony.routing.BadDefinition;
import hotline.telephony.routing.OpeningHours;
import hotline.telephony.routing.Queue;
import hotline.telephony.routing.Routing;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * How calls are routed, as stored. Blocking. A change is stored only when all definitions together make a routing;
 * changes follow each other, also from several servers.
 */
public final class RoutingTables {

    /** Of PostgreSQL's advisory locks: held by whoever changes the routing. */
    private static final long CHANGING = 0x726f757465L;

    private static final long NONE = 0;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(OpeningHours.ZONE);

    /**
     * Who changes a definition.
     *
     * @param seen the version that this person looked at, 0 when there was none; null: whatever is there
     */
    public record Edit(String who, @Nullable Long seen) {}

    private final Database database;
    private final InstantSource clock;

    public RoutingTables(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public Routing load() {
        return load(database.dsl());
    }

    private static Routing load(DSLContext dsl) {
        Map<QueueId, Queue> queues = new LinkedHashMap<>();
        dsl.select(ROUTING_QUEUE.QUEUE_ID, ROUTING_QUEUE.DEFINITION)
                .from(ROUTING_QUEUE)
                .orderBy(ROUTING_QUEUE.POSITION)
                .forEach(row -> {
                    QueueId id = new QueueId(row.value1());
                    queues.put(
                            id,
                            RoutingJson.queue(id, RoutingJson.parse(row.value2().data())));
                });
        Map<AgentId, AgentProfile> agents = new LinkedHashMap<>();
        dsl.select(ROUTING_AGENT.AGENT_ID, ROUTING_AGENT.DEFINITION)
                .from(ROUTING_AGENT)
                .forEach(row -> agents.put(
                        new AgentId(row.value1()),
                        RoutingJson.agent(RoutingJson.parse(row.value2().data()))));
        return new Routing(queues, agents);
    }

    /**
     * The definitions as they were written: {@code {"queues":[…],"agents":[…]}}, each with its id, its version (the number of
     * its last change), and who changed it when.
     */
    public String definitions() {
        DSLContext dsl = database.dsl();
        Map<String, Long> versions = dsl.select(ROUTING_CHANGE.SUBJECT, max(ROUTING_CHANGE.ID))
                .from(ROUTING_CHANGE)
                .groupBy(ROUTING_CHANGE.SUBJECT)
                .fetchMap(ROUTING_CHANGE.SUBJECT, max(ROUTING_CHANGE.ID));
        ArrayNode queues = RoutingJson.list();
        dsl.selectFrom(ROUTING_QUEUE)
                .orderBy(ROUTING_QUEUE.POSITION)
                .forEach(row -> queues.add(named(
                        versions,
                        "queue",
                        row.getQueueId(),
                        row.getDefinition(),
                        row.getChangedBy(),
                        row.getChangedAt())));
        ArrayNode agents = RoutingJson.list();
        dsl.selectFrom(ROUTING_AGENT)
                .orderBy(ROUTING_AGENT.AGENT_ID)
                .forEach(row -> agents.add(named(
                        versions,
                        "agent",
                        row.getAgentId(),
                        row.getDefinition(),
                        row.getChangedBy(),
                        row.getChangedAt())));
        ObjectNode all = RoutingJson.object();
        all.set("queues", queues);
        all.set("agents", agents);
        return all.toString();
    }

    private static ObjectNode named(
            Map<String, Long> versions, String kind, String id, JSONB definition, String who, OffsetDateTime at) {
        ObjectNode named = RoutingJson.object().put(kind, id);
        RoutingJson.parse(definition.data()).properties().forEach(field -> named.set(field.getKey(), field.getValue()));
        return named.put("version", versions.getOrDefault(kind + ":" + id, NONE))
                .put("changedBy", who)
                .put("changedAt", at.toInstant().toString());
    }

    /** The last changes, newest first: {@code {"items":[…]}}; one without a definition removed its queue. */
    public String changes(int most) {
        ArrayNode items = RoutingJson.list();
        database.dsl()
                .selectFrom(ROUTING_CHANGE)
                .orderBy(ROUTING_CHANGE.ID.desc())
                .limit(most)
                .forEach(row -> {
                    String[] subject = row.getSubject().split(":", 2);
                    ObjectNode item = items.addObject()
                            .put("version", row.getId())
                            .put("kind", subject[0].toUpperCase(Locale.ROOT))
                            .put("id", subject[1])
                            .put("changedBy", row.getChangedBy())
                            .put("changedAt", row.getChangedAt().toInstant().toString());
                    if (row.getDefinition() != null) {
                        item.set(
                                subject[0],
                                RoutingJson.parse(row.getDefinition().data()));
                    }
                });
        ObjectNode all = RoutingJson.object();
        all.set("items", items);
        return all.toString();
    }

    /**
     * Defines a queue, new or not.
     *
     * @param definition a RoutingQueue of the contract
     * @return the routing with it
     * @throws BadDefinition when it makes no routing; nothing is stored then
     * @throws StaleDefinition when somebody else changed it meanwhile
     */
    public Routing putQueue(QueueId queue, String definition, Edit edit) {
        return change(
                "queue:" + queue,
                JSONB.valueOf(definition),
                edit,
                (dsl, at) -> dsl.insertInto(ROUTING_QUEUE)
                        .set(ROUTING_QUEUE.QUEUE_ID, queue.value())
                        .set(ROUTING_QUEUE.DEFINITION, JSONB.valueOf(definition))
                        .set(ROUTING_QUEUE.CHANGED_BY, edit.who())
                        .set(ROUTING_QUEUE.CHANGED_AT, at)
                        .onConflict(ROUTING_QUEUE.QUEUE_ID)
                        .doUpdate()
                        .set(ROUTING_QUEUE.DEFINITION, JSONB.valueOf(definition))
                        .set(ROUTING_QUEUE.CHANGED_BY, edit.who())
                        .set(ROUTING_QUEUE.CHANGED_AT, at)
                        .execute());
    }

    /**
     * Removes a queue; its calls go to the first one.
     *
     * @throws IllegalArgumentException (Chinese) when another queue leads to it, it is the last, or there is none
     * @throws StaleDefinition when somebody else changed it meanwhile
     */
    public Routing removeQueue(QueueId queue, Edit edit) {
        return change("queue:" + queue, null, edit, (dsl, _) -> {
            int removed = dsl.deleteFrom(ROUTING_QUEUE)
                    .where(ROUTING_QUEUE.QUEUE_ID.eq(queue.value()))
                    .execute();
            if (removed == 0) {
                throw new IllegalArgumentException("没有队列 " + queue);
            }
        });
    }

    /**
     * Says what an agent can do.
     *
     * @param definition a RoutingAgent of the contract
     * @throws StaleDefinition when somebody else changed it meanwhile
     */
    public Routing putAgent(AgentId agent, String definition, Edit edit) {
        return change(
                "agent:" + agent,
                JSONB.valueOf(definition),
                edit,
                (dsl, at) -> dsl.insertInto(ROUTING_AGENT)
                        .set(ROUTING_AGENT.AGENT_ID, agent.value())
                        .set(ROUTING_AGENT.DEFINITION, JSONB.valueOf(definition))
                        .set(ROUTING_AGENT.CHANGED_BY, edit.who())
                        .set(ROUTING_AGENT.CHANGED_AT, at)
                        .onConflict(ROUTING_AGENT.AGENT_ID)
                        .doUpdate()
                        .set(ROUTING_AGENT.DEFINITION, JSONB.valueOf(definition))
                        .set(ROUTING_AGENT.CHANGED_BY, edit.who())
                        .set(ROUTING_AGENT.CHANGED_AT, at)
                        .execute());
    }

    private interface Change {
        void make(DSLContext dsl, OffsetDateTime at);
    }

    private Routing change(String subject, @Nullable JSONB definition, Edit edit, Change change) {
        OffsetDateTime at = clock.instant().atOffset(ZoneOffset.UTC);
        return database.inTransaction(dsl -> {
            dsl.execute("select pg_advisory_xact_lock({0})", val(CHANGING));
            if (edit.seen() != null) {
                current(dsl, subject, edit.seen());
            }
            change.make(dsl, at);
            dsl.insertInto(ROUTING_CHANGE)
                    .set(ROUTING_CHANGE.SUBJECT, subject)
                    .set(ROUTING_CHANGE.DEFINITION, definition)
                    .set(ROUTING_CHANGE.CHANGED_BY, edit.who())
                    .set(ROUTING_CHANGE.CHANGED_AT, at)
                    .execute();
            return load(dsl);
        });
    }

    private static void current(DSLContext dsl, String subject, long seen) {
        RoutingChangeRecord last = dsl.selectFrom(ROUTING_CHANGE)
                .where(ROUTING_CHANGE.SUBJECT.eq(subject))
                .orderBy(ROUTING_CHANGE.ID.desc())
                .limit(1)
                .fetchOne();
        boolean there = last != null && last.getDefinition() != null;
        if (seen == (there ? last.getId() : NONE)) {
            return;
        }
        String who = last == null ? "" : last.getChangedBy() + " 于 " + TIME.format(last.getChangedAt()) + " ";
        throw new StaleDefinition(
                there
                        ? seen == NONE ? "这个编号已有队列或话务员，" + who + "设置" : who + "刚改过这一项，请看过新的内容再保存"
                        : "这一项已被" + who + "撤销，请刷新");
    }
}

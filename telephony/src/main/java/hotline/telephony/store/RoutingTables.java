package hotline.telephony.store;

import static hotline.database.jooq.Tables.ROUTING_AGENT;
import static hotline.database.jooq.Tables.ROUTING_CHANGE;
import static hotline.database.jooq.Tables.ROUTING_QUEUE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hotline.database.Database;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.QueueId;
import hotline.telephony.routing.AgentProfile;
import hotline.telephony.routing.Queue;
import hotline.telephony.routing.Routing;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
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

    /** The definitions as they were written: {@code {"queues":[…],"agents":[…]}}, each with its id. */
    public String definitions() {
        DSLContext dsl = database.dsl();
        ArrayNode queues = RoutingJson.list();
        dsl.select(ROUTING_QUEUE.QUEUE_ID, ROUTING_QUEUE.DEFINITION)
                .from(ROUTING_QUEUE)
                .orderBy(ROUTING_QUEUE.POSITION)
                .forEach(row -> queues.add(named("queue", row.value1(), row.value2())));
        ArrayNode agents = RoutingJson.list();
        dsl.select(ROUTING_AGENT.AGENT_ID, ROUTING_AGENT.DEFINITION)
                .from(ROUTING_AGENT)
                .orderBy(ROUTING_AGENT.AGENT_ID)
                .forEach(row -> agents.add(named("agent", row.value1(), row.value2())));
        ObjectNode all = RoutingJson.object();
        all.set("queues", queues);
        all.set("agents", agents);
        return all.toString();
    }

    private static ObjectNode named(String kind, String id, JSONB definition) {
        ObjectNode named = RoutingJson.object().put(kind, id);
        RoutingJson.parse(definition.data()).properties().forEach(field -> named.set(field.getKey(), field.getValue()));
        return named;
    }

    /**
     * Defines a queue, new or not.
     *
     * @param definition a RoutingQueue of the contract
     * @return the routing with it
     * @throws IllegalArgumentException (Chinese) when it makes no routing; nothing is stored then
     */
    public Routing putQueue(QueueId queue, String definition, String who) {
        return change(
                "queue:" + queue,
                JSONB.valueOf(definition),
                who,
                (dsl, at) -> dsl.insertInto(ROUTING_QUEUE)
                        .set(ROUTING_QUEUE.QUEUE_ID, queue.value())
                        .set(ROUTING_QUEUE.DEFINITION, JSONB.valueOf(definition))
                        .set(ROUTING_QUEUE.CHANGED_BY, who)
                        .set(ROUTING_QUEUE.CHANGED_AT, at)
                        .onConflict(ROUTING_QUEUE.QUEUE_ID)
                        .doUpdate()
                        .set(ROUTING_QUEUE.DEFINITION, JSONB.valueOf(definition))
                        .set(ROUTING_QUEUE.CHANGED_BY, who)
                        .set(ROUTING_QUEUE.CHANGED_AT, at)
                        .execute());
    }

    /**
     * Removes a queue; its calls go to the first one.
     *
     * @throws IllegalArgumentException (Chinese) when another queue leads to it, it is the last, or there is none
     */
    public Routing removeQueue(QueueId queue, String who) {
        return change("queue:" + queue, null, who, (dsl, _) -> {
            int removed = dsl.deleteFrom(ROUTING_QUEUE)
                    .where(ROUTING_QUEUE.QUEUE_ID.eq(queue.value()))
                    .execute();
            if (removed == 0) {
                throw new IllegalArgumentException("没有队列 " + queue);
            }
        });
    }

    /** Says what an agent can do. @param definition a RoutingAgent of the contract */
    public Routing putAgent(AgentId agent, String definition, String who) {
        return change(
                "agent:" + agent,
                JSONB.valueOf(definition),
                who,
                (dsl, at) -> dsl.insertInto(ROUTING_AGENT)
                        .set(ROUTING_AGENT.AGENT_ID, agent.value())
                        .set(ROUTING_AGENT.DEFINITION, JSONB.valueOf(definition))
                        .set(ROUTING_AGENT.CHANGED_BY, who)
                        .set(ROUTING_AGENT.CHANGED_AT, at)
                        .onConflict(ROUTING_AGENT.AGENT_ID)
                        .doUpdate()
                        .set(ROUTING_AGENT.DEFINITION, JSONB.valueOf(definition))
                        .set(ROUTING_AGENT.CHANGED_BY, who)
                        .set(ROUTING_AGENT.CHANGED_AT, at)
                        .execute());
    }

    private interface Change {
        void make(DSLContext dsl, OffsetDateTime at);
    }

    private Routing change(String subject, @Nullable JSONB definition, String who, Change change) {
        OffsetDateTime at = clock.instant().atOffset(ZoneOffset.UTC);
        return database.inTransaction(dsl -> {
            dsl.execute("select pg_advisory_xact_lock({0})", org.jooq.impl.DSL.val(CHANGING));
            change.make(dsl, at);
            dsl.insertInto(ROUTING_CHANGE)
                    .set(ROUTING_CHANGE.SUBJECT, subject)
                    .set(ROUTING_CHANGE.DEFINITION, definition)
                    .set(ROUTING_CHANGE.CHANGED_BY, who)
                    .set(ROUTING_CHANGE.CHANGED_AT, at)
                    .execute();
            return load(dsl);
        });
    }
}

package hotline.telephony.store;

import static hotline.database.jooq.Tables.ROUTING_CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.QueueId;
import hotline.telephony.routing.AgentOrder;
import hotline.telephony.routing.AgentProfile;
import hotline.telephony.routing.BadDefinition;
import hotline.telephony.routing.Choice;
import hotline.telephony.routing.Demand;
import hotline.telephony.routing.Limits;
import hotline.telephony.routing.Overflow;
import hotline.telephony.routing.Queue;
import hotline.telephony.routing.Routing;
import hotline.telephony.routing.Seniority;
import hotline.telephony.routing.Skills;
import hotline.telephony.routing.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutingTablesTest {

    private static final QueueId LAW = new QueueId("law");
    private static final String LAW_TEXT = """
            {"name":"法律咨询",
             "stages":[{"afterSeconds":0,"required":{"法律":4},"preferred":{"桂柳话":2}},{"afterSeconds":45}],
             "priority":150,"ageing":20,"order":"LEAST_TALK","lastAgentWaitSeconds":20,"mostWaiting":50,"mostServed":5,
             "overflow":[{"when":"WAITED","seconds":60,"then":"QUEUE","queue":"general"},
                         {"when":"LENGTH","calls":30,"then":"CALLBACK"},
                         {"when":"EXPECTED_WAIT","seconds":90,"then":"ANNOUNCE","prompt":"queue-is-long"}]}
            """;

    private static final QueueId NIGHT = new QueueId("night");
    private static final String NIGHT_TEXT = "{\"name\":\"夜间\",\"stages\":[{\"afterSeconds\":0}]}";

    private final Database database = TestDatabase.fresh();
    private final RoutingTables tables = new RoutingTables(database, Clock.systemUTC());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void given_a_new_database_then_one_queue_serves_everyone_as_before_and_others_stand_beside_it() {
        Routing routing = tables.load();

        assertThat(routing.queues().keySet())
                .extracting(QueueId::value)
                .containsExactly("general", "guiliu", "english", "leader", "night", "urgent", "joint");
        assertThat(routing.queue(new QueueId("unknown"))).isEqualTo(Routing.PLAIN.queue(Routing.GENERAL));
        Queue leader = routing.queue(new QueueId("leader"));
        assertThat(leader.hours().open(Instant.parse("2026-11-24T02:00:00Z"))).isTrue();
        assertThat(leader.hours().open(Instant.parse("2026-11-24T04:00:00Z"))).isFalse();
        assertThat(leader.night().queue()).contains(new QueueId("night"));
    }

    @Test
    void given_a_definition_when_stored_then_it_means_what_it_says_and_the_change_is_kept() {
        tables.putQueue(LAW, LAW_TEXT, anyVersion());
        Routing routing =
                tables.putAgent(new AgentId("1001"), "{\"skills\":{\"法律\":5},\"mostCallsAnHour\":12}", anyVersion());

        Skills lawyers = Skills.of(Map.of("法律", 4));
        assertThat(routing.queue(LAW))
                .isEqualTo(Queue.open(LAW, "法律咨询")
                        .withStages(List.of(
                                new Stage(Duration.ZERO, new Demand(lawyers, Skills.of(Map.of("桂柳话", 2)))),
                                new Stage(Duration.ofSeconds(45), Demand.ANYONE)))
                        .withSeniority(new Seniority(150, 20))
                        .withChoice(new Choice(AgentOrder.LEAST_TALK, Duration.ofSeconds(20)))
                        .withLimits(
                                new Limits(50, 5),
                                List.of(
                                        new Overflow(
                                                new Overflow.Waited(Duration.ofSeconds(60)),
                                                new Overflow.ToQueue(Routing.GENERAL)),
                                        new Overflow(new Overflow.Length(30), new Overflow.ToCallback()),
                                        new Overflow(
                                                new Overflow.Expected(Duration.ofSeconds(90)),
                                                new Overflow.Announce("queue-is-long")))));
        assertThat(routing.agent(new AgentId("1001"))).isEqualTo(new AgentProfile(Skills.of(Map.of("法律", 5)), 12));
        assertThat(database.dsl()
                        .select(ROUTING_CHANGE.CHANGED_BY)
                        .from(ROUTING_CHANGE)
                        .fetch(ROUTING_CHANGE.CHANGED_BY))
                .filteredOn(who -> !who.equals("system"))
                .containsExactly("banzhang", "banzhang");
        assertThat(tables.definitions()).contains("\"queue\":\"law\"", "\"agent\":\"1001\"");
    }

    @Test
    void given_a_queue_that_others_lead_to_when_removed_then_it_is_refused_and_stays() {
        assertThatThrownBy(() -> tables.removeQueue(new QueueId("night"), anyVersion()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("队列“领导接听”指向不存在的队列 night");

        assertThat(tables.load().find(new QueueId("night"))).isPresent();
        assertThat(database.dsl().fetchCount(ROUTING_CHANGE, ROUTING_CHANGE.CHANGED_BY.ne("system")))
                .isZero();
    }

    @Test
    void given_night_variants_in_a_circle_then_they_are_refused() {
        assertThatThrownBy(() -> tables.putQueue(
                        new QueueId("night"),
                        "{\"name\":\"夜间值守\",\"night\":{\"queue\":\"leader\"},\"stages\":[{\"afterSeconds\":0}]}",
                        anyVersion()))
                .hasMessageContaining("夜间队列循环");
    }

    @Test
    void
            given_two_who_change_the_same_queue_when_the_second_saw_the_older_version_then_it_is_told_and_nothing_is_stored() {
        long seen = version("queues", "queue", "night");
        tables.putQueue(NIGHT, NIGHT_TEXT, new RoutingTables.Edit("banzhang", seen));

        assertThatThrownBy(() -> tables.putQueue(NIGHT, LAW_TEXT, new RoutingTables.Edit("admin", seen)))
                .isInstanceOf(StaleDefinition.class)
                .hasMessageContaining("banzhang 于 ")
                .hasMessageContaining("刚改过");
        assertThat(tables.load().queue(NIGHT).name()).isEqualTo("夜间");

        tables.putQueue(NIGHT, LAW_TEXT, new RoutingTables.Edit("admin", version("queues", "queue", "night")));
        assertThat(tables.load().queue(NIGHT).name()).isEqualTo("法律咨询");
    }

    @Test
    void given_a_new_queue_then_its_id_must_be_free_also_after_a_removal() {
        RoutingTables.Edit asNew = new RoutingTables.Edit("banzhang", 0L);
        tables.putQueue(LAW, LAW_TEXT, asNew);

        assertThatThrownBy(() -> tables.putQueue(LAW, LAW_TEXT, asNew)).hasMessageContaining("已有");
        tables.removeQueue(LAW, new RoutingTables.Edit("banzhang", version("queues", "queue", "law")));
        tables.putQueue(LAW, LAW_TEXT, asNew);

        assertThat(tables.load().find(LAW)).isPresent();
    }

    @Test
    void given_an_agent_of_whom_nothing_was_said_then_version_0_is_theirs() {
        AgentId agent = new AgentId("1001");
        tables.putAgent(agent, "{\"skills\":{\"法律\":5},\"team\":\"早班\"}", new RoutingTables.Edit("banzhang", 0L));

        assertThatThrownBy(() -> tables.putAgent(agent, "{\"skills\":{}}", new RoutingTables.Edit("admin", 0L)))
                .isInstanceOf(StaleDefinition.class);
        assertThat(tables.definitions()).contains("\"team\":\"早班\"", "\"changedBy\":\"banzhang\"");
    }

    @Test
    void given_changes_then_they_are_told_newest_first_with_what_was_there_from_the_beginning() {
        tables.putQueue(NIGHT, NIGHT_TEXT, anyVersion());
        tables.putQueue(LAW, LAW_TEXT, anyVersion());
        tables.removeQueue(LAW, anyVersion());

        JsonNode items = RoutingJson.parse(tables.changes(100)).path("items");

        assertThat(items.findValuesAsText("id"))
                .startsWith("law", "law", "night")
                .contains("general", "leader");
        assertThat(items.get(0).has("queue")).isFalse();
        assertThat(items.get(2).path("queue").path("name").asText()).isEqualTo("夜间");
        assertThat(tables.changes(1)).contains("law").doesNotContain("night");
    }

    @Test
    void given_a_bad_definition_then_its_field_is_named() {
        assertThatThrownBy(() ->
                        tables.putQueue(NIGHT, "{\"name\":\"夜间\",\"stages\":[{\"afterSeconds\":5}]}", anyVersion()))
                .isInstanceOfSatisfying(
                        BadDefinition.class, bad -> assertThat(bad.field()).isEqualTo("stages"));
        assertThatThrownBy(() -> tables.putQueue(NIGHT, """
                        {"name":"夜间","stages":[{"afterSeconds":0}],
                         "overflow":[{"when":"WAITED","seconds":9,"then":"QUEUE","queue":"nowhere"}]}
                        """, anyVersion()))
                .isInstanceOfSatisfying(
                        BadDefinition.class, bad -> assertThat(bad.field()).isEqualTo("overflow"));
    }

    private static RoutingTables.Edit anyVersion() {
        return new RoutingTables.Edit("banzhang", null);
    }

    private long version(String list, String kind, String id) {
        for (JsonNode one : RoutingJson.parse(tables.definitions()).path(list)) {
            if (one.path(kind).asText().equals(id)) {
                return one.path("version").asLong();
            }
        }
        throw new AssertionError("no " + kind + " " + id);
    }
}

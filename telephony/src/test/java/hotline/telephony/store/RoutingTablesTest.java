package hotline.telephony.store;

import static hotline.database.jooq.Tables.ROUTING_CHANGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.QueueId;
import hotline.telephony.routing.AgentOrder;
import hotline.telephony.routing.AgentProfile;
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
        tables.putQueue(LAW, LAW_TEXT, "banzhang");
        Routing routing =
                tables.putAgent(new AgentId("1001"), "{\"skills\":{\"法律\":5},\"mostCallsAnHour\":12}", "banzhang");

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
                .containsExactly("banzhang", "banzhang");
        assertThat(tables.definitions()).contains("\"queue\":\"law\"", "\"agent\":\"1001\"");
    }

    @Test
    void given_a_queue_that_others_lead_to_when_removed_then_it_is_refused_and_stays() {
        assertThatThrownBy(() -> tables.removeQueue(new QueueId("night"), "banzhang"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("队列“领导接听”指向不存在的队列 night");

        assertThat(tables.load().find(new QueueId("night"))).isPresent();
        assertThat(database.dsl().fetchCount(ROUTING_CHANGE)).isZero();
    }

    @Test
    void given_night_variants_in_a_circle_then_they_are_refused() {
        assertThatThrownBy(() -> tables.putQueue(
                        new QueueId("night"),
                        "{\"name\":\"夜间值守\",\"night\":{\"queue\":\"leader\"},\"stages\":[{\"afterSeconds\":0}]}",
                        "banzhang"))
                .hasMessageContaining("夜间队列循环");
    }
}

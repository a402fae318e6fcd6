package hotline.telephony.routing;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.NodeId;
import hotline.telephony.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatcherTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final QueueId GENERAL = Routing.GENERAL;
    private static final QueueId DIALECT = new QueueId("guiliu");
    private static final NodeId SECOND = new NodeId(2);
    private static final QueueId LEADER = new QueueId("leader");
    private static final Skills SPEAKS = Skills.of(Map.of("桂柳话", 3));
    private static final Routing ROUTING = Routing.of(
            List.of(
                    Queue.open(GENERAL, "人工"),
                    Queue.open(DIALECT, "桂柳话")
                            .withStages(List.of(
                                    new Stage(Duration.ZERO, new Demand(SPEAKS, Skills.of(Map.of("城管", 1)))),
                                    new Stage(
                                            Duration.ofSeconds(30),
                                            new Demand(Skills.of(Map.of("桂柳话", 1)), Skills.NONE)))),
                    Queue.open(LEADER, "领导接听")
                            .withSeniority(new Seniority(200, 10))
                            .withLimits(new Limits(5, 1), List.of())),
            Map.of(
                    new AgentId("1001"), new AgentProfile(Skills.of(Map.of("桂柳话", 1)), Integer.MAX_VALUE),
                    new AgentId("1002"), new AgentProfile(SPEAKS, Integer.MAX_VALUE),
                    new AgentId("1003"), new AgentProfile(Skills.of(Map.of("桂柳话", 5, "城管", 2)), Integer.MAX_VALUE)));

    private final Matcher matcher = new Matcher(ROUTING);

    @Test
    void given_a_skill_at_too_low_a_level_when_the_demand_is_relaxed_then_the_agent_gets_the_call_and_it_says_so() {
        free("1001", 10);
        waits("a", DIALECT, 10, 0);
        assertThat(matcher.next(NOW)).isNull();

        waits("a", DIALECT, 31, 1);

        assertThat(matcher.next(NOW).why())
                .containsExactly(
                        "来电在队列“桂柳话”已等待 31 秒，紧迫度 105.2，是此刻唯一可接的来电；共 1 个来电等待",
                        "要求技能 桂柳话≥1（第 1 次放宽，等待满 30 秒起）；空闲 1 人，可接 1 人",
                        "唯一可接的空闲话务员");
    }

    @Test
    void given_several_skilled_agents_then_the_one_with_more_preferred_skills_comes_before_the_longer_idle() {
        free("1001", 900);
        free("1002", 600);
        free("1003", 5);
        waits("a", DIALECT, 2, 0);

        Decision decision = matcher.next(NOW);

        assertThat(decision.agent()).isEqualTo(new AgentId("1003"));
        assertThat(decision.why().getLast()).isEqualTo("偏好技能更多（1 项，其次 1002 为 0 项）");
        assertThat(decision.why().get(1)).contains("空闲 3 人，可接 2 人");
    }

    @Test
    void given_a_queue_of_higher_priority_then_waiting_longer_still_wins_in_the_end() {
        waits("old", GENERAL, 601, 0);
        waits("young", LEADER, 0, 0);
        waits("younger", GENERAL, 0, 0);
        free("1001", 0);

        Decision first = matcher.next(NOW);

        assertThat(first.call()).isEqualTo(new CallId("old"));
        assertThat(first.why().getFirst()).contains("在可接的 3 个来电中最高；其次 young（队列“领导接听”）低 0.2");
    }

    @Test
    void given_a_queue_at_its_limit_then_its_next_call_waits_until_one_ends() {
        matcher.served(new CallId("talking"), LEADER);
        waits("a", LEADER, 5, 0);
        free("1001", 0);
        assertThat(matcher.next(NOW)).isNull();

        matcher.unserved(new CallId("talking"));

        assertThat(matcher.next(NOW).call()).isEqualTo(new CallId("a"));
    }

    @Test
    void given_a_caller_who_waits_for_the_last_agent_then_no_other_gets_the_call_until_that_is_given_up() {
        matcher.enter(new Waiting(new CallId("a"), GENERAL, NOW.minusSeconds(3), 0, Optional.of(new AgentId("1002"))));
        free("1001", 0);
        assertThat(matcher.next(NOW)).isNull();

        free("1002", 0);
        assertThat(matcher.next(NOW).criterion()).isEqualTo(Criterion.LAST_AGENT);
        matcher.busy(new AgentId("1002"));

        waits("a", GENERAL, 3, 0);
        assertThat(matcher.next(NOW).agent()).isEqualTo(new AgentId("1001"));
    }

    @Test
    void given_two_nodes_then_a_call_waits_for_an_agent_who_can_be_rung_on_its_node_and_it_says_so() {
        Matcher matcher = new Matcher(ROUTING, List.of(NodeId.FIRST, SECOND));
        matcher.free(new Available(new AgentId("1001"), NOW.minusSeconds(90), Duration.ZERO));
        matcher.enter(new Waiting(new CallId("2-a"), GENERAL, NOW.minusSeconds(4), 0, Optional.empty()));
        assertThat(matcher.servable(new CallId("2-a"))).isFalse();
        assertThat(matcher.next(NOW)).isNull();

        matcher.free(new Available(new AgentId("1002"), NOW, Duration.ZERO, Set.of(NodeId.FIRST, SECOND)));

        Decision decision = matcher.next(NOW);
        assertThat(decision.agent()).isEqualTo(new AgentId("1002"));
        assertThat(decision.why().get(1)).isEqualTo("要求技能 无；来电在节点 2，话机须在此可达；空闲 2 人，可接 1 人");
    }

    @Test
    void given_a_caller_who_waits_for_the_last_agent_then_that_agent_must_be_reachable_on_the_calls_node() {
        Matcher matcher = new Matcher(ROUTING, List.of(NodeId.FIRST, SECOND));
        matcher.enter(new Waiting(new CallId("2-a"), GENERAL, NOW, 0, Optional.of(new AgentId("1001"))));
        matcher.free(new Available(new AgentId("1001"), NOW, Duration.ZERO));
        assertThat(matcher.next(NOW)).isNull();

        matcher.free(new Available(new AgentId("1001"), NOW, Duration.ZERO, Set.of(SECOND)));

        assertThat(matcher.next(NOW).criterion()).isEqualTo(Criterion.LAST_AGENT);
    }

    @Test
    void given_least_talk_then_the_agent_who_talked_least_comes_first() {
        Matcher least = new Matcher(Routing.of(
                List.of(Queue.open(GENERAL, "人工").withChoice(new Choice(AgentOrder.LEAST_TALK, Duration.ZERO))),
                Map.of()));
        least.free(new Available(new AgentId("1001"), NOW.minusSeconds(50), Duration.ofSeconds(900)));
        least.free(new Available(new AgentId("1002"), NOW.minusSeconds(5), Duration.ofSeconds(300)));
        least.enter(new Waiting(new CallId("a"), GENERAL, NOW, 0, Optional.empty()));

        assertThat(least.next(NOW).why().getLast()).isEqualTo("累计通话时间最短（300 秒，其次 1001 为 900 秒）");
    }

    private void waits(String call, QueueId queue, int seconds, int stage) {
        matcher.enter(new Waiting(new CallId(call), queue, NOW.minusSeconds(seconds), stage, Optional.empty()));
    }

    private void free(String agent, int idle) {
        matcher.free(new Available(new AgentId(agent), NOW.minusSeconds(idle), Duration.ZERO));
    }
}

package hotline.telephony.routing;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.clause.Proves;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

@Proves("23")
class LeaderDutyTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final AgentId LEADER = new AgentId("1051");
    private static final AgentId AGENT = new AgentId("1001");
    private static final QueueId GENERAL = Routing.GENERAL;

    private final Routing defined =
            Routing.of(List.of(Queue.open(GENERAL, "人工"), Queue.open(LeaderDuty.QUEUE, "领导接听")), Map.of());

    @Test
    void given_nobody_on_duty_then_the_queue_is_closed_and_leads_to_a_person_also_for_those_who_wait() {
        Queue queue = LeaderDuty.applied(defined, Set.of()).queue(LeaderDuty.QUEUE);
        assertThat(queue.hours().open(NOW)).isFalse();
        assertThat(queue.night().queue()).contains(GENERAL);
        assertThat(queue.overflow()).singleElement().satisfies(rule -> {
            assertThat(rule.when()).isEqualTo(new Overflow.Waited(Duration.ZERO));
            assertThat(rule.then()).isEqualTo(new Overflow.ToQueue(GENERAL));
        });
    }

    @Test
    void given_leader_on_duty_then_the_leader_gets_the_leaders_calls_and_no_others() {
        Matcher matcher = new Matcher(LeaderDuty.applied(defined, Set.of(LEADER)));
        matcher.free(new Available(LEADER, NOW.minusSeconds(60), Duration.ZERO));
        matcher.enter(waiting("1.1", GENERAL));
        assertThat(matcher.next(NOW)).as("a general call is not the leader's").isNull();

        matcher.enter(waiting("1.2", LeaderDuty.QUEUE));
        assertThat(matcher.next(NOW)).satisfies(decision -> {
            assertThat(decision.call()).isEqualTo(new CallId("1.2"));
            assertThat(decision.agent()).isEqualTo(LEADER);
        });
    }

    @Test
    void given_leader_on_duty_then_agents_do_not_get_the_leaders_calls() {
        Matcher matcher = new Matcher(LeaderDuty.applied(defined, Set.of(LEADER)));
        matcher.free(new Available(AGENT, NOW, Duration.ZERO));
        matcher.enter(waiting("1.2", LeaderDuty.QUEUE));
        assertThat(matcher.next(NOW)).isNull();
        assertThat(matcher.serves(LEADER, LeaderDuty.QUEUE, 0)).isTrue();
        assertThat(matcher.serves(LEADER, GENERAL, 0)).isFalse();
        assertThat(matcher.serves(AGENT, GENERAL, 0)).isTrue();
    }

    @Test
    void given_routing_without_the_queue_then_nothing_changes() {
        assertThat(LeaderDuty.applied(Routing.PLAIN, Set.of(LEADER))).isEqualTo(Routing.PLAIN);
    }

    private static Waiting waiting(String call, QueueId queue) {
        return new Waiting(new CallId(call), queue, NOW, 0, Optional.empty());
    }
}

package hotline.telephony.core;

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
import hotline.telephony.routing.Skills;
import hotline.telephony.routing.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Some routing: two queues that overflow into each other, with relaxation, last agents and limits. */
final class RandomRouting {

    private static final QueueId OTHER = new QueueId("other");

    private RandomRouting() {}

    static Routing of(int seed) {
        Random random = new Random(seed);
        Queue general = queue(Queue.open(Routing.GENERAL, "人工"), OTHER, random);
        Queue other = queue(Queue.open(OTHER, "其他"), Routing.GENERAL, random);
        return Routing.of(
                List.of(general, other),
                Map.of(
                        new AgentId("1001"), new AgentProfile(Skills.of(Map.of("桂柳话", 2)), 3),
                        new AgentId("1002"), new AgentProfile(Skills.of(Map.of("English", 1)), 1)));
    }

    private static Queue queue(Queue plain, QueueId next, Random random) {
        Skills skill = Skills.of(Map.of(random.nextBoolean() ? "桂柳话" : "English", 1 + random.nextInt(2)));
        List<Overflow> rules = List.of(
                new Overflow(
                        new Overflow.Waited(Duration.ofSeconds(1 + random.nextInt(9))), new Overflow.ToQueue(next)),
                new Overflow(new Overflow.Expected(Duration.ofSeconds(2)), new Overflow.Announce("queue-is-long")),
                new Overflow(new Overflow.Length(4), new Overflow.ToCallback()));
        return plain.withStages(List.of(
                        new Stage(Duration.ZERO, new Demand(skill, Skills.NONE)),
                        new Stage(Duration.ofSeconds(1 + random.nextInt(5)), new Demand(Skills.NONE, skill))))
                .withChoice(
                        new Choice(AgentOrder.values()[random.nextInt(2)], Duration.ofSeconds(random.nextInt(2) * 3L)))
                .withLimits(new Limits(3 + random.nextInt(3), 1 + random.nextInt(3)), rules);
    }
}

package hotline.ops.bench;

import hotline.ops.call.ApiClient;
import hotline.ops.call.RunningStack;
import java.util.List;
import java.util.Map;

/** Skills for the benchmark's agents and demands for its queue, so that every decision has something to compare. */
final class BenchRouting {

    private static final List<String> SUBJECTS = List.of("政务", "城管", "交通", "社保", "教育", "医疗", "环保", "房产");

    private BenchRouting() {}

    /** Each agent speaks 普通话 at one of five levels and knows three of eight subjects. */
    static void give(RunningStack stack, List<String> agents) {
        ApiClient supervisor = ApiClient.signIn(stack.httpAddress(), "banzhang", stack.secret("user.password"));
        for (int agent = 0; agent < agents.size(); agent++) {
            Map<String, Integer> skills = Map.of(
                    "普通话",
                    1 + agent % 5,
                    SUBJECTS.get(agent % 8),
                    3,
                    SUBJECTS.get((agent + 3) % 8),
                    2,
                    SUBJECTS.get((agent + 5) % 8),
                    1);
            supervisor.put("/api/routing/agents/" + agents.get(agent), Map.of("skills", skills));
        }
        Map<String, ?> first = Map.of("afterSeconds", 0, "required", Map.of("普通话", 1), "preferred", Map.of("政务", 2));
        Map<String, ?> relaxed = Map.of("afterSeconds", 10, "preferred", Map.of("政务", 1));
        supervisor.put("/api/routing/queues/general", Map.of("name", "人工", "stages", List.of(first, relaxed)));
    }
}

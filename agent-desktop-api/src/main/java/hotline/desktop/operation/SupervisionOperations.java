package hotline.desktop.operation;

import hotline.desktop.http.Operation;
import hotline.desktop.http.Reply;
import hotline.desktop.port.AgentState;
import hotline.desktop.port.CallControl;
import hotline.desktop.port.QueueState;
import java.util.List;
import java.util.Map;

/** Everybody's state, for the shift leader. */
public final class SupervisionOperations implements Operations {

    private record Agents(List<AgentState> agents) {}

    private record Queues(List<QueueState> queues) {}

    private final CallControl calls;

    public SupervisionOperations(CallControl calls) {
        this.calls = calls;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "agents", _ -> Reply.ok(new Agents(Waiting.on(calls.agents()))),
                "queues", _ -> Reply.ok(new Queues(Waiting.on(calls.queues()))));
    }
}

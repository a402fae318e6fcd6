package hotline.telephony.routing;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A waiting call and a free agent that belong together. Its words are made only when asked for. */
public final class Decision {

    /**
     * The calls' side.
     *
     * @param waiting calls that wait, in all queues
     * @param considered those of them that could be served now
     */
    record Calls(
            int waiting,
            int considered,
            Place chosen,
            @Nullable Place runnerUp) {}

    /**
     * The agents' side.
     *
     * @param free agents that are free, whatever their skills
     * @param considered those of them that could take this call
     */
    record Agents(
            int free,
            int considered,
            Candidate chosen,
            @Nullable Candidate runnerUp) {}

    final Instant at;
    final Calls calls;
    final Agents agents;

    Decision(Instant at, Calls calls, Agents agents) {
        this.at = at;
        this.calls = calls;
        this.agents = agents;
    }

    public CallId call() {
        return calls.chosen().call;
    }

    public AgentId agent() {
        return agents.chosen().agent();
    }

    public Criterion criterion() {
        Place call = calls.chosen();
        return call.only != null ? Criterion.LAST_AGENT : call.group().pool.decided(agents.chosen(), agents.runnerUp());
    }

    /**
     * For people (Chinese): why this call, what it asks for, who was considered, why this agent. To be asked before the
     * pair is taken out: it reads who is free.
     */
    public List<String> why() {
        return Explanation.of(this);
    }
}

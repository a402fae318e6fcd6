package hotline.telephony.call;

import java.time.Instant;
import java.util.Optional;

/**
 * An agent as supervisors and the agent's own desktop see it.
 *
 * @param since since when the activity lasts
 * @param extension the phone the agent signed in with; empty when signed out
 * @param phoneReachable whether Asterisk can ring that phone now; false when signed out
 * @param afterCall what a supervisor ordered for the end of the call at hand: a break or signing out
 */
public record AgentStatus(
        AgentId agent,
        Activity activity,
        Instant since,
        Optional<Extension> extension,
        boolean phoneReachable,
        Optional<Activity> afterCall) {

    public static AgentStatus signedOut(AgentId agent, Instant since) {
        return new AgentStatus(agent, new Activity.SignedOut(), since, Optional.empty(), false, Optional.empty());
    }

    /** {@code SIGNED_OUT READY BREAK OFFERED TALKING WRAP_UP PAUSED}. */
    public String name() {
        return activity.name();
    }

    public Optional<CallId> call() {
        return activity.call();
    }

    /** The agent's reason for a break (Chinese), or the system's for a pause ({@code NO_ANSWER}, …). */
    public Optional<String> reason() {
        return switch (activity) {
            case Activity.OnBreak onBreak -> Optional.of(onBreak.reason());
            case Activity.Paused paused -> Optional.of(paused.reason().name());
            case Activity.SignedOut _, Activity.Ready _, Activity.Offered _, Activity.Talking _, Activity.WrapUp _ ->
                Optional.empty();
        };
    }

    /** When a break should be over; empty without a limit. */
    public Optional<Instant> breakUntil() {
        return activity instanceof Activity.OnBreak onBreak ? onBreak.until() : Optional.empty();
    }

    public Optional<Instant> wrapUpUntil() {
        return activity instanceof Activity.WrapUp wrapUp ? Optional.of(wrapUp.until()) : Optional.empty();
    }
}

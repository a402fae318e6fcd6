package hotline.desktop.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the desktop shows it; the component names are those of the contract's AgentState.
 *
 * @param agent the agent's number, which is also the sign-in name
 * @param status SIGNED_OUT, READY, BREAK, OFFERED, TALKING, WRAP_UP or PAUSED
 * @param since since when the status lasts
 * @param reason of a break or a pause, for people
 * @param callId the call that holds the agent, or whose wrap-up it is
 * @param extension the phone signed in with
 * @param breakUntil when a break should be over; null without a limit
 * @param wrapUpExtensions how often this wrap-up was made longer; null outside it
 * @param afterCall BREAK or SIGNED_OUT when a supervisor ordered it for the end of the call at hand
 */
public record AgentState(
        String agent,
        String status,
        Instant since,
        @Nullable String reason,
        @Nullable String callId,
        @Nullable Instant wrapUpUntil,
        boolean phoneReachable,
        @Nullable String extension,
        @Nullable Instant breakUntil,
        @Nullable Integer wrapUpExtensions,
        @Nullable String afterCall) {}

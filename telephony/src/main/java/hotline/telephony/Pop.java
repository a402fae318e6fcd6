package hotline.telephony;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.OutgoingCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the agent's desktop learns before the phone rings (来电弹屏).
 *
 * @param offerId empty when the agent talks already: Asterisk connected them alone, or an earlier run of the server did,
 *     and the pop comes late
 * @param waited since the citizen entered the queue
 * @param why the criteria that chose this agent, for people (Chinese)
 * @param draftId the ticket draft to open; the same for every offer of this call
 * @param out when it is we who call
 */
public record Pop(
        Instant at,
        CallId call,
        Optional<UUID> offerId,
        AgentId agent,
        PhoneNumber caller,
        Duration waited,
        List<String> why,
        UUID draftId,
        Optional<OutgoingCall> out) {}

package hotline.telephony.core;

import hotline.kernel.PhoneNumber;
import hotline.telephony.call.AgentId;

/** Who talked with a caller last. */
public record Served(PhoneNumber caller, AgentId agent) {

    /** So many callers are remembered. */
    public static final int MOST = LastAgents.MOST;
}

package hotline.telephony.script;

import hotline.telephony.call.Extension;
import java.util.UUID;

/** An agent is chosen: the phone to ring. */
public record Offer(UUID id, Extension phone) {}

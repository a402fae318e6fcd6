package hotline.telephony.core;

import hotline.telephony.call.Extension;

/**
 * An agent's call leg.
 *
 * @param id its Uniqueid
 * @param channel its name, for commands
 */
public record Leg(Extension phone, String id, String channel) {}

package hotline.tickets;

/** What the agent fills in while the ticket is a draft; saved whole. The caller's own number cannot be changed. */
public record DraftFields(Matter matter, String callerName, String contact, String identityNumber, boolean anonymous) {}

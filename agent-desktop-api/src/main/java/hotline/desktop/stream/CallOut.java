package hotline.desktop.stream;

/**
 * Where a call that the agent makes stands.
 *
 * @param stage OUR_PHONE_RINGS, OTHER_SIDE_RINGS, TALKING or NOT_REACHED
 * @param words for the agent
 */
public record CallOut(String callId, String stage, String words) {}

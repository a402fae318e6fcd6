package hotline.tickets;

/** What the hotline centre thinks of a unit's reply. */
public enum ReviewDecision {
    PASS,
    REJECT
}

package hotline.regulation.disclosure;

/** In what relation to a ticket somebody looks at it. */
public enum Viewer {
    /** Took it, and works on it. */
    HOLDER,
    /** Another one of the hotline: agent, supervisor, reviewer, administrator. */
    HOTLINE,
    /** The unit that handles it (主办). */
    LEAD_UNIT,
    /** A unit that assists (协办). */
    ASSISTING_UNIT
}

package hotline.recording;

/** Whose voice a track holds. The citizen is heard on the left, agents and whoever was called in on the right. */
public enum Party {
    CITIZEN,
    AGENT,
    THIRD
}

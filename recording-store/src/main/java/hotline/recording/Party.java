package hotline.recording;

/** Whose voice a track holds. The citizen is heard on the left, agents on the right. */
public enum Party {
    CITIZEN,
    AGENT
}

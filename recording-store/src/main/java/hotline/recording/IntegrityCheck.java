package hotline.recording;

/** Whether a stored file is still what was stored. */
public enum IntegrityCheck {
    INTACT,
    /** Its SHA-256 differs. */
    DAMAGED,
    MISSING,
    /** There is no such recording, or it has no file. */
    NOTHING_STORED
}

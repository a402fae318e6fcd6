package hotline.recording.worker;

/** How much of the processor a worker may claim against calls. */
public enum Pace {
    /** What calls leave over. */
    PATIENT("renice -n 19 -p $$; chrt --idle --pid 0 $$; echo 19 >/proc/$$/autogroup", 1),
    /**
     * A small but certain share: against a process of usual priority a quarter, against the server that {@code ops}
     * favours about a thirtieth, which still transcodes several times as fast as one speaks.
     */
    HURRIED("renice -n 5 -p $$; echo 5 >/proc/$$/autogroup", 2);

    /** Shell commands by which a process that leads a session of its own places itself; each may fail. */
    final String placement;

    /** Of the time limit of a job. */
    final int allowance;

    Pace(String placement, int allowance) {
        this.placement = placement;
        this.allowance = allowance;
    }
}

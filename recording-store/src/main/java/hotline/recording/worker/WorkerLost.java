package hotline.recording.worker;

import java.io.IOException;

/** A worker ended, or had to be ended, before it answered. */
final class WorkerLost extends IOException {

    private static final long serialVersionUID = 1;

    enum Cause {
        /** By itself or by a signal that broken native code raises. */
        CRASHED("转码进程异常终止"),
        /** It didn't answer in time and was killed. */
        HUNG("转码超时"),
        /** By somebody else's SIGKILL or SIGTERM: an operator, or the kernel for want of memory. */
        KILLED("转码进程被强制结束");

        final String chinese;

        Cause(String chinese) {
            this.chinese = chinese;
        }
    }

    private final transient Cause how;

    WorkerLost(Cause how, String message) {
        super(message);
        this.how = how;
    }

    Cause how() {
        return how;
    }
}

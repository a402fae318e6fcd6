package hotline.recording.worker;

import java.io.IOException;

/** Nothing can be made of this job: it has cost two workers. The message is for people, in Chinese. */
public final class Unusable extends IOException {

    private static final long serialVersionUID = 1;

    Unusable(String message, Throwable last) {
        super(message, last);
    }
}

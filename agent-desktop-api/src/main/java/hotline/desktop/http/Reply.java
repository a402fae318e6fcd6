package hotline.desktop.http;

import hotline.desktop.port.RecordingAudio;

/** What an operation answers. Refusals are {@link ProblemException}s. */
public sealed interface Reply {

    /** @param body a record with the contract's names, or a list of them */
    record Body(int status, Object body) implements Reply {}

    record Text(String contentType, String text) implements Reply {}

    record Done() implements Reply {}

    /** Bytes that may be asked for in ranges. */
    record Audio(RecordingAudio audio) implements Reply {}

    /** @param disposition how a browser treats it: shown beside the page, or saved under its name */
    record File(RecordingAudio content, String disposition) implements Reply {}

    static Reply ok(Object body) {
        return new Body(200, body);
    }

    static Reply created(Object body) {
        return new Body(201, body);
    }

    static Reply done() {
        return new Done();
    }
}

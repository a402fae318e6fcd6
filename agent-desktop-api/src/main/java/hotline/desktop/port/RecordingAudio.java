package hotline.desktop.port;

import java.io.IOException;
import java.io.InputStream;

/** The sound of one recording, readable in pieces. */
public interface RecordingAudio {

    long bytes();

    /** A strong validator without quotes, such as the SHA-256: equal exactly when every byte is equal. */
    String etag();

    /** For example {@code audio/ogg}. */
    String contentType();

    /** Reads {@code length} bytes from {@code offset}; the caller closes the stream. */
    InputStream range(long offset, long length) throws IOException;
}

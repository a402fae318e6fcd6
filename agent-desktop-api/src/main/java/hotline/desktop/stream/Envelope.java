package hotline.desktop.stream;

import hotline.desktop.http.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a desktop receives.
 *
 * @param seq grows by one within a stream and epoch; null for what is not replayed
 */
record Envelope(
        @Nullable String stream,
        @Nullable String epoch,
        @Nullable Long seq,
        String type,
        Instant at,
        @Nullable Object data) {

    static Envelope passing(Topic type, Instant at, @Nullable Object data) {
        return new Envelope(null, null, null, type.word(), at, data);
    }

    String text() {
        return Json.text(this);
    }
}

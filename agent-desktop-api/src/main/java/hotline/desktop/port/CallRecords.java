package hotline.desktop.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls of the past and the present. Blocking; called on virtual threads. */
public interface CallRecords {

    /** @param total of all pages */
    record Page(List<CallRecord> items, long total) {}

    /**
     * Latest first.
     *
     * @param agent only calls that this agent talked on; null for everyone's
     * @param page from 0
     * @param size at most 200
     */
    Page list(@Nullable String agent, int page, int size);

    Optional<CallRecord> find(String callId);

    Optional<CallDebug> debug(String callId);

    /** What citizens pressed about the service since then. */
    RatingFigures ratings(Instant since);

    /** In the order they happened; empty when no joint desk was asked. */
    List<HandOverLine> handOvers(String callId);
}

package hotline.tickets.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Instants as PostgreSQL's {@code timestamptz} and back. */
final class Times {

    private Times() {}

    static @Nullable OffsetDateTime stored(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static @Nullable Instant read(@Nullable OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }

    static Instant present(OffsetDateTime stored) {
        return stored.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package hotline.ops.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * What a sign-in hands out.
 *
 * @param renewAt when the next ones are to be asked for
 */
record Tokens(String access, Instant renewAt, String refresh) {

    /** As the web page does it. */
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(1);

    static Tokens of(JsonNode session, Instant now) {
        Instant expiresAt = Instant.parse(session.path("expiresAt").asText());
        Instant half = now.plus(Duration.between(now, expiresAt).dividedBy(2));
        Instant early = expiresAt.minus(RENEW_BEFORE);
        return new Tokens(
                session.path("accessToken").asText(),
                early.isBefore(half) ? half : early,
                session.path("refreshToken").asText());
    }

    boolean isDue(Instant now) {
        return !now.isBefore(renewAt);
    }

    @Override
    public String toString() {
        return "Tokens[renewAt=" + renewAt + "]";
    }
}

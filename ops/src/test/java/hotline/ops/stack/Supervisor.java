package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ops.call.Patience;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A supervisor and one agent's talk.
 *
 * @param extension the supervisor's own phone
 */
record Supervisor(Stack stack, String agent, String extension) {

    private static final Duration SOON = Duration.ofSeconds(10);

    void supervise(String act) {
        stack.as("banzhang").post("/api/agents/" + agent + "/supervision", Map.of("act", act, "extension", extension));
    }

    /**
     * Begins to listen, and has heard a second of the talk.
     *
     * @return when it was asked for
     */
    Instant listens(SipPhone own) throws IOException {
        Instant asked = Instant.now();
        supervise("LISTEN");
        assertThat(own.await("CALL_INCOMING", asked, SOON)).isPresent();
        own.answer();
        Patience.pause(Duration.ofSeconds(1));
        return asked;
    }
}

package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.ops.call.AgentAtDesk;
import hotline.ops.call.Patience;
import hotline.ops.phone.SipPhone;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** How a hand-over to a joint desk begins and ends, in every trial of it. */
final class JointDesk {

    private static final Duration SOON = Duration.ofSeconds(10);

    private JointDesk() {}

    /**
     * The agent asks, and the phone of the desk rings.
     *
     * @param more of the wish, beside the service
     * @return when it was asked for
     */
    static Instant rings(SipPhone desk, AgentAtDesk agent, String service, Map<String, Object> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("act", "HAND_OVER");
        wish.put("service", service);
        Instant asked = Instant.now();
        agent.talk(wish);
        assertThat(desk.await("CALL_INCOMING", asked, SOON)).isPresent();
        return asked;
    }

    static Instant rings(SipPhone desk, AgentAtDesk agent, String service) {
        return rings(desk, agent, service, Map.of());
    }

    /** The agent leaves when the desk has confirmed both ways; desk and citizen go on, until the citizen hangs up. */
    static void takesOver(SipPhone desk, AgentAtDesk agent, SipPhone citizen, Instant asked) throws IOException {
        agent.talk(Map.of("act", "CONFIRM_SPOKEN"));
        agent.talk(Map.of("act", "LEAVE"));
        assertThat(agent.reaches("WRAP_UP", SOON)).isPresent();
        Patience.pause(Duration.ofSeconds(3));
        assertThat(citizen.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
        assertThat(desk.await("CALL_CLOSED", asked, Duration.ZERO)).isEmpty();
        citizen.hangUp();
        assertThat(desk.await("CALL_CLOSED", asked, SOON)).isPresent();
    }
}

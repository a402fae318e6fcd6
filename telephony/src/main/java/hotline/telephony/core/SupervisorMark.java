package hotline.telephony.core;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.SupervisionMode;
import java.util.Optional;

/**
 * What a supervisor's leg carries as a channel variable, so that it outlives this process: {@code
 * SUPERVISOR:<phone>:<supervisor>:<agent>:<mode it began with>}.
 */
public record SupervisorMark(Extension phone, AgentId supervisor, AgentId agent, SupervisionMode mode) {

    String text() {
        return "SUPERVISOR:" + phone + ":" + supervisor + ":" + agent + ":" + mode;
    }

    /** Empty for a text that is not ours. */
    public static Optional<SupervisorMark> read(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 5 || !parts[0].equals("SUPERVISOR")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SupervisorMark(
                    new Extension(parts[1]),
                    new AgentId(parts[2]),
                    new AgentId(parts[3]),
                    SupervisionMode.valueOf(parts[4])));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}

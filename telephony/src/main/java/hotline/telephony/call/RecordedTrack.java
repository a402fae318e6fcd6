package hotline.telephony.call;

import java.time.Instant;
import java.util.Optional;

/**
 * One voice of one leg, as Asterisk recorded it.
 *
 * @param file file name relative to the folder of incoming recordings; WAV, 8 kHz, mono, 16 bit
 * @param agent whose leg, for {@link Party#AGENT}: also a colleague who was called in, and a supervisor who took over
 * @param startedAt when recording began; to a second only, or later, when the answer was not seen. The file itself
 *     knows better
 * @param endedAt when Asterisk said that the leg hung up; empty when nobody watched
 */
public record RecordedTrack(
        String file, Party party, Optional<AgentId> agent, Instant startedAt, Optional<Instant> endedAt) {

    /** One that goes on, or whose end nobody saw. */
    public RecordedTrack(String file, Party party, Optional<AgentId> agent, Instant startedAt) {
        this(file, party, agent, startedAt, Optional.empty());
    }

    public RecordedTrack until(Instant end) {
        return new RecordedTrack(file, party, agent, startedAt, Optional.of(end));
    }
}

package hotline.telephony.call;

import java.time.Instant;
import java.util.Optional;

/**
 * One voice of one leg, as Asterisk recorded it.
 *
 * @param file file name relative to the folder of incoming recordings; WAV, 8 kHz, mono, 16 bit
 * @param agent whose leg, for {@link Party#AGENT}
 * @param startedAt when recording began, within some milliseconds; the file's first sample
 */
public record RecordedTrack(String file, Party party, Optional<AgentId> agent, Instant startedAt) {}

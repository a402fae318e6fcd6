package hotline.telephony.core;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.CallOutcome;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a call that has no end in the records.
 *
 * @param recorded whether the records know the call at all; otherwise only its recordings tell of it
 * @param since its arrival, or its first recorded sample
 * @param talk the agent that talked last and since when, from the records or the recordings
 * @param lastSign the last moment at which it certainly went on
 * @param tracks its recordings as they were found, the citizen's first
 */
public record Unended(
        CallId call,
        boolean recorded,
        Instant since,
        Optional<Talk> talk,
        Instant lastSign,
        List<RecordedTrack> tracks) {

    public record Talk(AgentId agent, Instant since) {}

    /** Claims no more than is known: an answer only when there was one, and both bounds of the end. */
    Fact.CallEnded ended(Instant now) {
        Instant sign = lastSign.isAfter(now) ? now : lastSign;
        return new Fact.CallEnded(
                now,
                call,
                talk.isPresent() ? CallOutcome.ANSWERED : CallOutcome.LOST_SIGHT,
                talk.map(Talk::agent),
                talk.map(it -> Duration.between(it.since(), sign))
                        .filter(Duration::isPositive)
                        .orElse(Duration.ZERO),
                tracks,
                Optional.of(sign));
    }
}

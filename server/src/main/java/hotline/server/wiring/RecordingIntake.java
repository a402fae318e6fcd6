package hotline.server.wiring;

import hotline.recording.EndedCall;
import hotline.recording.Party;
import hotline.recording.Recordings;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.fact.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands each ended call's tracks to the recording store, which never blocks here and repeats by itself. */
public final class RecordingIntake implements Consumer<Fact> {

    private final Recordings recordings;

    public RecordingIntake(Recordings recordings) {
        this.recordings = recordings;
    }

    @Override
    public void accept(Fact fact) {
        if (fact instanceof Fact.CallEnded ended && !ended.tracks().isEmpty()) {
            Optional<Instant> answered = ended.tracks().stream()
                    .filter(track -> track.party() != hotline.telephony.call.Party.CITIZEN)
                    .map(RecordedTrack::startedAt)
                    .min(Instant::compareTo);
            recordings.intake(new EndedCall(
                    ended.call().value(),
                    ended.ended(),
                    ended.tracks().stream().map(track -> track(track, answered)).toList()));
        }
    }

    /**
     * @param answered by the first agent: before it the citizen talked with nobody, and may not even have been answered;
     *     whom we call answers later than our agent
     */
    private static EndedCall.Track track(RecordedTrack track, Optional<Instant> answered) {
        Party party = switch (track.party()) {
            case CITIZEN -> Party.CITIZEN;
            case AGENT -> Party.AGENT;
            case THIRD -> Party.THIRD;
        };
        Optional<Instant> since = party == Party.CITIZEN
                ? answered.map(talk -> talk.isAfter(track.startedAt()) ? talk : track.startedAt())
                : Optional.of(track.startedAt());
        return new EndedCall.Track(
                track.file(),
                party,
                track.agent().map(agent -> agent.value()),
                track.startedAt(),
                since.flatMap(start -> track.endedAt().map(end -> Duration.between(start, end)))
                        .filter(Duration::isPositive));
    }
}

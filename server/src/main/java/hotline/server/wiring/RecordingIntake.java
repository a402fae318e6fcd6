package hotline.server.wiring;

import hotline.recording.EndedCall;
import hotline.recording.Party;
import hotline.recording.Recordings;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.fact.Fact;
import java.time.Duration;
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
            recordings.intake(new EndedCall(
                    ended.call().value(),
                    ended.ended(),
                    ended.tracks().stream().map(RecordingIntake::track).toList()));
        }
    }

    private static EndedCall.Track track(RecordedTrack track) {
        Party party = switch (track.party()) {
            case CITIZEN -> Party.CITIZEN;
            case AGENT -> Party.AGENT;
            case THIRD -> Party.THIRD;
        };
        return new EndedCall.Track(
                track.file(),
                party,
                track.agent().map(agent -> agent.value()),
                track.startedAt(),
                track.endedAt()
                        .map(end -> Duration.between(track.startedAt(), end))
                        .filter(Duration::isPositive));
    }
}

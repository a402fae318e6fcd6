package hotline.server.wiring;

import hotline.recording.EndedCall;
import hotline.recording.Recordings;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Party;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.room.MissedEnds;
import java.util.List;

/** What the recording store finds of calls whose end nobody saw, in telephony's words. */
public record UnclaimedRecordings(Recordings recordings) implements MissedEnds.Incoming {

    @Override
    public List<MissedEnds.Remains> unclaimed() {
        return recordings.unannounced().stream()
                .map(found -> new MissedEnds.Remains(
                        new CallId(found.callId()),
                        found.tracks().stream().map(UnclaimedRecordings::track).toList(),
                        found.lastChange()))
                .toList();
    }

    private static RecordedTrack track(EndedCall.Track track) {
        Party party = switch (track.party()) {
            case CITIZEN -> Party.CITIZEN;
            case AGENT -> Party.AGENT;
            case THIRD -> Party.THIRD;
        };
        return new RecordedTrack(track.file(), party, track.agentId().map(AgentId::new), track.startedAt());
    }
}

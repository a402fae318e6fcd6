package hotline.telephony.core;

import hotline.telephony.call.Party;
import hotline.telephony.call.RecordedTrack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recordings of a call's legs, in the order of their beginning; the citizen's first. */
final class Tracks {

    /** @param leg its Uniqueid */
    record OfLeg(String leg, RecordedTrack track) {}

    private final List<OfLeg> all = new ArrayList<>();

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** A leg that is known already keeps its beginning. Whom we call is the citizen, and may come last. */
    void begin(String leg, RecordedTrack track) {
        if (all.stream().noneMatch(one -> one.leg().equals(leg))) {
            all.add(track.party() == Party.CITIZEN ? 0 : all.size(), new OfLeg(leg, track));
        }
    }

    /** The leg's recording stopped, and another one began. */
    void beginAgain(String leg, RecordedTrack track) {
        ended(leg, track.startedAt());
        all.add(new OfLeg(leg, track));
    }

    void ended(String leg, Instant now) {
        all.replaceAll(one -> one.leg().equals(leg) && one.track().endedAt().isEmpty()
                ? new OfLeg(leg, one.track().until(now))
                : one);
    }

    /** The call is over: whoever was in it until now leaves with it. */
    List<RecordedTrack> atEnd(Instant now) {
        return all.stream()
                .map(OfLeg::track)
                .map(track -> track.endedAt().isPresent() ? track : track.until(now))
                .toList();
    }

    List<RecordedTrack> goingOn() {
        return all.stream()
                .map(OfLeg::track)
                .filter(track -> track.endedAt().isEmpty())
                .toList();
    }

    Optional<OfLeg> goingOn(String file) {
        return all.stream()
                .filter(one ->
                        one.track().file().equals(file) && one.track().endedAt().isEmpty())
                .findFirst();
    }

    /** How often a leg's recording was begun. */
    long count(String leg) {
        return all.stream().filter(one -> one.leg().equals(leg)).count();
    }

    List<String> legs() {
        return all.stream().map(OfLeg::leg).toList();
    }
}

package hotline.telephony.core;

import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
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

    // ---- what is recorded of whom, in files that the dialplan names so

    static RecordedTrack citizen(CallId id, Instant at) {
        return new RecordedTrack(id + "-cit.wav", Party.CITIZEN, Optional.empty(), at);
    }

    static RecordedTrack agent(CallId id, Leg leg, AgentId agent, Instant at) {
        return new RecordedTrack(
                id + "-agent-" + leg.phone() + "-" + leg.id() + ".wav", Party.AGENT, Optional.of(agent), at);
    }

    static RecordedTrack supervisor(CallId id, Leg leg, AgentId supervisor, Instant at) {
        return new RecordedTrack(third(id, leg.phone().number(), leg.id()), Party.AGENT, Optional.of(supervisor), at);
    }

    static RecordedTrack guest(CallId id, Guest guest, Instant at) {
        return new RecordedTrack(
                third(id, guest.number, guest.leg),
                guest.colleague == null ? Party.THIRD : Party.AGENT,
                Optional.ofNullable(guest.colleague),
                at);
    }

    /** A unit's staff, who called through us. */
    static RecordedTrack staff(CallId id, String number, String leg, Instant at) {
        return new RecordedTrack(third(id, number, leg), Party.THIRD, Optional.empty(), at);
    }

    private static String third(CallId id, String number, String leg) {
        return id + "-third-" + number + "-" + leg + ".wav";
    }

    // ---- one after the other

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

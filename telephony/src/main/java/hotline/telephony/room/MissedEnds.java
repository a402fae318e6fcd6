package hotline.telephony.room;

import hotline.kernel.Pauses;
import hotline.telephony.Result;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Party;
import hotline.telephony.call.RecordedTrack;
import hotline.telephony.core.Unended;
import hotline.telephony.journal.CallJournal;
import hotline.telephony.store.OpenRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Supplies the ends of calls that ended while no server ran, once a start. When Asterisk's state is known and the journal
 * of earlier runs is in the database, whatever has no end there is shown to the owner, page by page; it knows which of
 * them go on. Runs beside the calls on a thread of its own: a database that is away only delays it.
 */
public final class MissedEnds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MissedEnds.class);
    private static final int PAGE = 100;

    /**
     * @param settling after it the owner knows every call that came until the connection was up, however late its events
     *     were read
     * @param firstPause after a failure; doubles up to {@code longestPause}
     */
    record Pace(Duration settling, Duration firstPause, Duration longestPause) {}

    private static final Pace USUAL = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(30));

    /**
     * What recordings tell of a call.
     *
     * @param tracks those that hold sound, the citizen's first
     * @param lastChange of any of its files: as long as it grows, the call goes on
     */
    public record Remains(CallId call, List<RecordedTrack> tracks, Instant lastChange) {}

    /** Where recordings lie that no ended call has claimed. Reads the disk. */
    @FunctionalInterface
    public interface Incoming {
        List<Remains> unclaimed();
    }

    private final CallJournal journal;
    private final OpenRecords records;
    private final Incoming incoming;
    private final Function<List<Unended>, CompletionStage<Result>> owner;
    private final Clock clock;
    private final Pace pace;
    private final Thread thread;
    private volatile boolean closed;

    MissedEnds(
            CompletionStage<Void> connected,
            CallJournal journal,
            OpenRecords records,
            Incoming incoming,
            Function<List<Unended>, CompletionStage<Result>> owner,
            Clock clock,
            Pace pace) {
        this.journal = journal;
        this.records = records;
        this.incoming = incoming;
        this.owner = owner;
        this.clock = clock;
        this.pace = pace;
        this.thread = Thread.ofVirtual().name("missed-ends").start(() -> run(connected));
    }

    /** Returns at once. */
    public static MissedEnds watch(
            TelephonyRoom room, CallJournal journal, OpenRecords records, Incoming incoming, Clock clock) {
        return new MissedEnds(room.connected(), journal, records, incoming, room::endTheUnended, clock, USUAL);
    }

    private void run(CompletionStage<Void> connected) {
        try {
            connected.toCompletableFuture().get();
            Instant present = clock.instant();
            Thread.sleep(pace.settling());
            journal.awaitWritten();
            Duration pause = pace.firstPause();
            while (!done(present) && !closed) {
                Thread.sleep(pause);
                pause = Pauses.longer(pause, pace.longestPause());
            }
        } catch (InterruptedException closing) {
            LOG.debug("closing before all missed ends were supplied");
        } catch (ExecutionException neverConnected) {
            throw new IllegalStateException(neverConnected);
        }
    }

    /** Safe to repeat from the start: what has an end by then is no longer found, or known to the owner as over. */
    private boolean done(Instant present) throws InterruptedException {
        try {
            supply(present);
            return true;
        } catch (RuntimeException | ExecutionException away) {
            LOG.warn("missed ends not supplied yet, trying again: {}", away.toString());
            return false;
        }
    }

    /** @param present when the connection came up: a call that the owner does not know and that is younger may go on */
    private void supply(Instant present) throws InterruptedException, ExecutionException {
        Map<CallId, Remains> remains = new HashMap<>();
        incoming.unclaimed().forEach(found -> remains.put(found.call(), found));
        String after = "";
        List<OpenRecords.Open> page = records.page(journal.id(), after, PAGE);
        while (!page.isEmpty()) {
            tell(page.stream()
                    .map(open -> unended(open, Optional.ofNullable(remains.get(open.call()))))
                    .toList());
            after = page.getLast().call().value();
            page = records.page(journal.id(), after, PAGE);
        }
        List<Remains> ended = remains.values().stream()
                .filter(found -> found.lastChange().isBefore(present))
                .sorted(Comparator.comparing(Remains::lastChange))
                .toList();
        for (int from = 0; from < ended.size(); from += PAGE) {
            List<Remains> some = ended.subList(from, Math.min(from + PAGE, ended.size()));
            Set<CallId> recorded =
                    records.recorded(some.stream().map(Remains::call).toList());
            tell(some.stream()
                    .filter(found -> !recorded.contains(found.call()))
                    .map(MissedEnds::unended)
                    .toList());
        }
    }

    private void tell(List<Unended> calls) throws InterruptedException, ExecutionException {
        if (calls.isEmpty()) {
            return;
        }
        if (owner.apply(calls).toCompletableFuture().get() instanceof Result.Refused refused) {
            throw new IllegalStateException(refused.reason());
        }
    }

    private static Unended unended(OpenRecords.Open open, Optional<Remains> remains) {
        List<RecordedTrack> tracks = remains.map(Remains::tracks).orElse(List.of());
        Instant lastSign = Stream.concat(Stream.of(open.lastEvent()), remains.map(Remains::lastChange).stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Optional<Unended.Talk> talk = open.agent()
                .flatMap(agent -> open.answeredAt().map(at -> new Unended.Talk(agent, at)))
                .or(() -> talk(tracks));
        return new Unended(open.call(), true, open.arrivedAt(), talk, lastSign, tracks);
    }

    private static Unended unended(Remains remains) {
        Instant since = remains.tracks().stream()
                .map(RecordedTrack::startedAt)
                .min(Comparator.naturalOrder())
                .orElse(remains.lastChange());
        return new Unended(
                remains.call(), false, since, talk(remains.tracks()), remains.lastChange(), remains.tracks());
    }

    /** An agent whose voice was recorded had answered; the last of several. */
    private static Optional<Unended.Talk> talk(List<RecordedTrack> tracks) {
        return tracks.stream()
                .filter(track -> track.party() == Party.AGENT && track.agent().isPresent())
                .max(Comparator.comparing(RecordedTrack::startedAt))
                .map(track -> new Unended.Talk(track.agent().orElseThrow(), track.startedAt()));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}

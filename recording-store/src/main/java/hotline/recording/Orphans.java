package hotline.recording;

import hotline.recording.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * WAVs whose call's end nobody announced, because the controller was away. Names as the dialplan gives them:
 * {@code <call>-cit.wav}, {@code <call>-agent-<extension>-<uniqueid>.wav}, {@code <call>-third-<number>-<uniqueid>.wav}; when a leg's recording was begun
 * again, a further number comes before {@code .wav}.
 */
final class Orphans {

    /** A Uniqueid; those of a second node begin with its number and a hyphen. */
    private static final String CALL = "(?:[2-9]-)?[A-Za-z0-9._]+";

    private static final Pattern CITIZEN = Pattern.compile("(" + CALL + ")-cit(?:-[0-9]+)?\\.wav");
    private static final Pattern AGENT = Pattern.compile("(" + CALL + ")-agent-([A-Za-z0-9]+)-.+\\.wav");

    private static final Pattern THIRD = Pattern.compile("(" + CALL + ")-third-[0-9]+-.+\\.wav");
    /** A supervisor who took over sits in an agent's place. */
    private static final Pattern TAKEN_OVER = Pattern.compile("(" + CALL + ")-third-([0-9]+)-spy-.+\\.wav");

    private final Path folder;

    Orphans(Path folder) {
        this.folder = folder;
    }

    private record Found(EndedCall.Track track, Instant lastChange, boolean sounds) {}

    /** @param ongoing calls to leave alone: still going on, or already announced */
    List<EndedCall> unchangedSince(Instant limit, Predicate<String> ongoing) throws IOException {
        List<EndedCall> ended = new ArrayList<>();
        look().forEach((callId, found) -> {
            Instant last = lastChange(found);
            if (last.isBefore(limit) && !ongoing.test(callId)) {
                ended.add(new EndedCall(callId, last, tracks(found)));
            }
        });
        return ended;
    }

    /** @param ongoing calls to leave out */
    List<Remains> remains(Predicate<String> ongoing) throws IOException {
        List<Remains> remains = new ArrayList<>();
        look().forEach((callId, found) -> {
            if (!ongoing.test(callId)) {
                remains.add(new Remains(
                        callId, tracks(found.stream().filter(Found::sounds).toList()), lastChange(found)));
            }
        });
        return remains;
    }

    /**
     * With everything that lies here of the call: whoever announces an end may not have seen its beginning.
     *
     * @throws IOException when the folder can't be read
     */
    EndedCall complete(EndedCall call) throws IOException {
        Set<String> announced =
                call.tracks().stream().map(EndedCall.Track::file).collect(Collectors.toSet());
        List<EndedCall.Track> all = new ArrayList<>(call.tracks());
        look(name -> name.startsWith(call.callId() + "-")).values().stream()
                .flatMap(List::stream)
                .filter(found ->
                        found.sounds() && !announced.contains(found.track().file()))
                .map(Found::track)
                .filter(track -> isNear(track, call))
                .forEach(all::add);
        return all.size() == announced.size() ? call : new EndedCall(call.callId(), call.endedAt(), all);
    }

    /** A file of another day, by a clock that jumped, doesn't spoil the rest: the sweep puts it aside later. */
    private static boolean isNear(EndedCall.Track track, EndedCall call) {
        return Duration.between(track.startedAt(), call.startedAt()).abs().compareTo(Leg.LONGEST_CALL) < 0;
    }

    private Map<String, List<Found>> look() throws IOException {
        return look(_ -> true);
    }

    private Map<String, List<Found>> look(Predicate<String> names) throws IOException {
        Map<String, List<Found>> calls = new TreeMap<>();
        // Thousands may wait; of those that are not asked for not even a path is made.
        String[] found = folder.toFile().list((_, name) -> names.test(name));
        if (found == null) {
            throw new NoSuchFileException(folder.toString());
        }
        Arrays.sort(found);
        for (String name : found) {
            try {
                add(folder.resolve(name), calls);
            } catch (NoSuchFileException takenMeanwhile) {
                continue;
            }
        }
        return calls;
    }

    private static Instant lastChange(List<Found> found) {
        return found.stream().map(Found::lastChange).max(Instant::compareTo).orElseThrow();
    }

    private static List<EndedCall.Track> tracks(List<Found> found) {
        return found.stream()
                .map(Found::track)
                .sorted(Comparator.comparing(EndedCall.Track::party))
                .toList();
    }

    private static void add(Path file, Map<String, List<Found>> calls) throws IOException {
        String name = file.getFileName().toString();
        Matcher citizen = CITIZEN.matcher(name);
        Matcher agent = AGENT.matcher(name);
        Matcher third = THIRD.matcher(name);
        Matcher takenOver = TAKEN_OVER.matcher(name);
        if (citizen.matches()) {
            put(calls, citizen.group(1), file, Party.CITIZEN, Optional.empty());
        } else if (agent.matches()) {
            put(calls, agent.group(1), file, Party.AGENT, Optional.of(agent.group(2)));
        } else if (takenOver.matches()) {
            put(calls, takenOver.group(1), file, Party.AGENT, Optional.of(takenOver.group(2)));
        } else if (third.matches()) {
            put(calls, third.group(1), file, Party.THIRD, Optional.empty());
        }
    }

    private static void put(
            Map<String, List<Found>> calls, String callId, Path file, Party party, Optional<String> agent)
            throws IOException {
        Instant lastChange = Files.getLastModifiedTime(file).toInstant();
        WavFile wav = WavFile.read(file);
        Duration length = wav instanceof WavFile.Sound sound ? sound.duration() : Duration.ZERO;
        EndedCall.Track track = new EndedCall.Track(
                file.getFileName().toString(),
                party,
                agent,
                FirstSample.of(file, wav).orElse(lastChange.minus(length)));
        calls.computeIfAbsent(callId, _ -> new ArrayList<>()).add(new Found(track, lastChange, length.isPositive()));
    }
}

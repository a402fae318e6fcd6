package hotline.recording;

import hotline.recording.audio.Levels;
import hotline.recording.audio.OpusCodec;
import hotline.recording.audio.TimeLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** From the legs' WAVs to one verified file in the store. Repeating it replaces what an earlier attempt left. */
final class Transcoding {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(Retention.ZONE);
    private static final Duration DURATION_TOLERANCE = Duration.ofMillis(100);
    private static final double AUDIBLE = -60;
    private static final double LEVEL_TOLERANCE = 6;

    private final Path store;

    Transcoding(Path store) {
        this.store = store;
    }

    record Result(Recording.Audio audio, List<Recording.Track> tracks) {}

    /** @throws IOException when it couldn't be written or doesn't sound as it should; the WAVs are untouched */
    Result run(UUID id, EndedCall call, List<Leg> legs) throws IOException {
        String name = DAY.format(call.startedAt()) + "/" + id + ".opus";
        Path day = store.resolve(DAY.format(call.startedAt()));
        Path target = store.resolve(name);
        Path part = day.resolve("." + id + ".opus.part");
        createDurably(day);
        List<Leg> audible =
                legs.stream().filter(leg -> leg.placed().isPresent()).toList();
        try (TimeLine line = new TimeLine(
                audible.stream().flatMap(leg -> leg.placed().stream()).toList())) {
            OpusCodec.encode(part, line, TimeLine.BLOCK, tags(call));
            PendingCalls.force(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            PendingCalls.force(day);
            String hash = sha256(target);
            OpusCodec.Decoded decoded = OpusCodec.measure(target);
            verify(decoded, line);
            Recording.Audio audio = new Recording.Audio(
                    name,
                    Files.size(target),
                    hash,
                    OpusCodec.NAME,
                    OpusCodec.CHANNELS,
                    decoded.sampleRate(),
                    Duration.ofMillis(decoded.milliseconds()));
            return new Result(audio, describe(legs, audible, line));
        }
    }

    private static List<Recording.Track> describe(List<Leg> legs, List<Leg> audible, TimeLine line) {
        List<Recording.Track> tracks = new ArrayList<>();
        for (Leg leg : legs) {
            int index = audible.indexOf(leg);
            tracks.add(leg.described(index < 0 ? new Levels() : line.leg(index)));
        }
        return tracks;
    }

    private static void verify(OpusCodec.Decoded decoded, TimeLine line) throws IOException {
        long expected = line.length() * 1000 / TimeLine.BLOCK;
        if (Math.abs(decoded.milliseconds() - expected) > DURATION_TOLERANCE.toMillis()) {
            throw new IOException("stored file lasts " + decoded.milliseconds() + " ms instead of " + expected);
        }
        sameLevel("left", line.channel(TimeLine.Channel.LEFT), decoded.left());
        sameLevel("right", line.channel(TimeLine.Channel.RIGHT), decoded.right());
    }

    private static void sameLevel(String side, Levels source, Levels stored) throws IOException {
        if (source.rms() > AUDIBLE && stored.rms() < source.rms() - LEVEL_TOLERANCE) {
            throw new IOException("stored file is too quiet on the %s: %.1f dBFS instead of %.1f"
                    .formatted(side, stored.rms(), source.rms()));
        }
    }

    private static Map<String, String> tags(EndedCall call) {
        Instant start = call.startedAt();
        return Map.of("title", "12345 " + call.callId(), "date", start.toString());
    }

    /** The day's folder, and with it the entries in the month's, the year's and the store's folder. */
    private void createDurably(Path day) throws IOException {
        if (Files.isDirectory(day)) {
            return;
        }
        Files.createDirectories(day);
        for (Path folder = day; !folder.equals(store); ) {
            folder = Objects.requireNonNull(folder.getParent());
            PendingCalls.force(folder);
        }
    }

    static String sha256(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[1 << 16];
            for (int got = input.read(block); got > 0; got = input.read(block)) {
                digest.update(block, 0, got);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

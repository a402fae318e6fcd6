package hotline.recording;

import hotline.recording.audio.Loudness;
import hotline.recording.audio.OpusCodec;
import hotline.recording.worker.Job;
import hotline.recording.worker.Pace;
import hotline.recording.worker.Reply;
import hotline.recording.worker.Transcoders;
import hotline.recording.worker.Unusable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
    private final Transcoders transcoders;

    Transcoding(Path store, Transcoders transcoders) {
        this.store = store;
        this.transcoders = transcoders;
    }

    record Result(Recording.Audio audio, List<Recording.Track> tracks) {}

    /**
     * Blocks while another process works. The WAVs are untouched.
     *
     * @throws Unusable when it is to be left alone for good
     * @throws IOException when it couldn't be written or doesn't sound as it should
     */
    Result run(UUID id, EndedCall call, List<Leg> legs, Pace pace) throws IOException {
        String name = DAY.format(call.startedAt()) + "/" + id + ".opus";
        Path day = store.resolve(DAY.format(call.startedAt()));
        Path target = store.resolve(name);
        Path part = day.resolve("." + id + ".opus.part");
        createDurably(day);
        // A worker that an earlier run left behind may still hold the old file open.
        Files.deleteIfExists(part);
        List<Leg> audible =
                legs.stream().filter(leg -> leg.placed().isPresent()).toList();
        Reply.Measured measured = transcoders.run(job(part, call, audible), pace);
        verify(measured);
        PendingCalls.force(part);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        PendingCalls.force(day);
        Recording.Audio audio = new Recording.Audio(
                name,
                Files.size(target),
                sha256(target),
                OpusCodec.NAME,
                OpusCodec.CHANNELS,
                measured.sampleRate(),
                Duration.ofMillis(measured.storedMillis()));
        return new Result(audio, describe(legs, audible, measured));
    }

    private static Job job(Path part, EndedCall call, List<Leg> audible) {
        return new Job(
                part.toAbsolutePath(),
                "12345 " + call.callId(),
                call.startedAt().toString(),
                audible.stream().flatMap(leg -> leg.placed().stream()).toList());
    }

    private static List<Recording.Track> describe(List<Leg> legs, List<Leg> audible, Reply.Measured measured) {
        List<Recording.Track> tracks = new ArrayList<>();
        for (Leg leg : legs) {
            int index = audible.indexOf(leg);
            tracks.add(
                    leg.described(index < 0 ? Loudness.NOTHING : measured.legs().get(index)));
        }
        return tracks;
    }

    private static void verify(Reply.Measured measured) throws IOException {
        if (Math.abs(measured.storedMillis() - measured.sourceMillis()) > DURATION_TOLERANCE.toMillis()) {
            throw new IOException(
                    "encoded file lasts " + measured.storedMillis() + " ms instead of " + measured.sourceMillis());
        }
        sameLevel("left", measured.left());
        sameLevel("right", measured.right());
    }

    private static void sameLevel(String side, Reply.Side level) throws IOException {
        if (level.source() > AUDIBLE && level.stored() < level.source() - LEVEL_TOLERANCE) {
            throw new IOException("encoded file is too quiet on the %s: %.1f dBFS instead of %.1f"
                    .formatted(side, level.stored(), level.source()));
        }
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

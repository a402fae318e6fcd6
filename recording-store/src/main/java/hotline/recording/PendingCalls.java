package hotline.recording;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls that have ended and whose recording isn't stored yet: one small file each beside the WAVs, so that neither a
 * kill nor a database outage forgets them. A file goes only after the recording is stored and its WAVs are gone.
 */
final class PendingCalls {

    private static final Logger LOG = LoggerFactory.getLogger(PendingCalls.class);
    private static final String SUFFIX = ".ended";

    private final Path folder;

    PendingCalls(Path folder) {
        this.folder = folder;
    }

    boolean has(String callId) {
        return Files.exists(file(callId));
    }

    void put(EndedCall call) throws IOException {
        Path target = file(call.callId());
        Path part = folder.resolve("." + call.callId() + SUFFIX + ".part");
        Files.writeString(part, text(call), StandardCharsets.ISO_8859_1);
        force(part);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder);
    }

    void remove(String callId) throws IOException {
        Files.deleteIfExists(file(callId));
    }

    /** All of them; a file that can't be understood is logged and stays. */
    List<EndedCall> list() throws IOException {
        List<EndedCall> calls = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(PendingCalls::isOurs).sorted().toList()) {
                try {
                    calls.add(parse(Files.readString(file, StandardCharsets.ISO_8859_1)));
                } catch (NoSuchFileException finishedMeanwhile) {
                    continue;
                } catch (RuntimeException unusable) {
                    LOG.error("announcement of an ended call can't be read file={}", file.getFileName(), unusable);
                }
            }
        }
        return calls;
    }

    int count() {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.filter(PendingCalls::isOurs).count();
        } catch (IOException unreadable) {
            return -1;
        }
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) && !name.startsWith(".");
    }

    private Path file(String callId) {
        return folder.resolve(callId + SUFFIX);
    }

    private static String text(EndedCall call) throws IOException {
        Properties all = new Properties();
        all.setProperty("call", call.callId());
        all.setProperty("ended_at", call.endedAt().toString());
        int number = 0;
        for (EndedCall.Track track : call.tracks()) {
            String key = "track." + number++ + ".";
            all.setProperty(key + "file", track.file());
            all.setProperty(key + "party", track.party().name());
            all.setProperty(key + "started_at", track.startedAt().toString());
            track.agentId().ifPresent(agent -> all.setProperty(key + "agent", agent));
            track.talked().ifPresent(talked -> all.setProperty(key + "talked_ms", Long.toString(talked.toMillis())));
        }
        StringWriter text = new StringWriter();
        all.store(text, null);
        return text.toString();
    }

    private static EndedCall parse(String text) throws IOException {
        Properties all = new Properties();
        all.load(new StringReader(text));
        List<EndedCall.Track> tracks = new ArrayList<>();
        for (int number = 0; all.containsKey("track." + number + ".file"); number++) {
            String key = "track." + number + ".";
            tracks.add(new EndedCall.Track(
                    value(all, key + "file"),
                    Party.valueOf(value(all, key + "party")),
                    Optional.ofNullable(all.getProperty(key + "agent")),
                    Instant.parse(value(all, key + "started_at")),
                    Optional.ofNullable(all.getProperty(key + "talked_ms"))
                            .map(Long::parseLong)
                            .map(Duration::ofMillis)));
        }
        return new EndedCall(value(all, "call"), Instant.parse(value(all, "ended_at")), tracks);
    }

    private static String value(Properties all, String key) {
        String value = all.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }

    /** Onto the disk, not only into the operating system's memory. Works for files and folders. */
    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

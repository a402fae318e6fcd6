package hotline.telephony.journal;

import hotline.kernel.Ids;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal's folder: which files there are, by the first sequence number that they may hold. */
final class Segments {

    private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
    private static final String PREFIX = "calls-";
    private static final String SUFFIX = ".jsonl";
    private static final int NUMBERS_PER_MILLISECOND = 1000;

    private final Path folder;
    private final NavigableMap<Long, Path> files = new ConcurrentSkipListMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final JournalId id;

    private Segments(Path folder, JournalId id) {
        this.folder = folder;
        this.id = id;
    }

    /** Opens the folder; a new journal, with a new id, when it holds no segment. */
    static Segments open(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Path idFile = folder.resolve("journal.id");
        List<Path> found = segmentFiles(folder);
        Segments segments = new Segments(folder, found.isEmpty() ? create(idFile, clock) : read(idFile, found));
        for (Path file : found) {
            segments.files.put(first(file), file);
            segments.bytes.addAndGet(Files.size(file));
        }
        return segments;
    }

    private static List<Path> segmentFiles(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Segments::isSegment).sorted().toList();
        }
    }

    private static boolean isSegment(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    private static long first(Path file) {
        String name = file.getFileName().toString();
        return Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
    }

    /** Numbers of a new journal begin at the time of its creation: higher than any journal before it reached. */
    private static JournalId create(Path idFile, Clock clock) throws IOException {
        JournalId id = new JournalId(new Ids(clock).next(), clock.millis() * NUMBERS_PER_MILLISECOND);
        Path part = idFile.resolveSibling("journal.id.part");
        Files.writeString(part, id.id() + " " + id.first() + "\n");
        force(part);
        Files.move(part, idFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(idFile.resolveSibling("."));
        return id;
    }

    private static JournalId read(Path idFile, List<Path> found) throws IOException {
        String[] words = Files.readString(idFile).strip().split(" ");
        if (words.length != 2) {
            throw new IOException("journal.id is damaged beside " + found.size() + " segments: move the folder away");
        }
        return new JournalId(UUID.fromString(words[0]), Long.parseLong(words[1]));
    }

    JournalId id() {
        return id;
    }

    long bytes() {
        return bytes.get();
    }

    void grew(long by) {
        bytes.addAndGet(by);
    }

    NavigableMap<Long, Path> files() {
        return files;
    }

    /** A new, empty file for numbers from {@code first} on. Nobody else may read it. */
    FileChannel begin(long first) throws IOException {
        Path file = folder.resolve(String.format(Locale.ROOT, "%s%019d%s", PREFIX, first, SUFFIX));
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        force(folder);
        files.put(first, file);
        return channel;
    }

    /** The newest file, cut after its last whole line. Returns the channel at its end. */
    FileChannel reopenLast() throws IOException {
        Path last = files.lastEntry().getValue();
        byte[] content = Files.readAllBytes(last);
        int end = content.length;
        while (end > 0 && !endsWithEntry(content, end)) {
            end = lineStart(content, end);
        }
        FileChannel channel = FileChannel.open(last, StandardOpenOption.WRITE);
        if (end < content.length) {
            LOG.warn("journal ended in a torn line, cut bytes={} file={}", content.length - end, last.getFileName());
            channel.truncate(end);
            channel.force(true);
            bytes.addAndGet(end - content.length);
        }
        channel.position(end);
        return channel;
    }

    /** The last number that was written; one below the newest file's first when it is empty. */
    long lastNumber() throws IOException {
        var newest = files.lastEntry();
        List<String> lines = Files.readAllLines(newest.getValue(), StandardCharsets.UTF_8);
        return lines.isEmpty()
                ? newest.getKey() - 1
                : FactLines.entry(lines.getLast()).orElseThrow().seq();
    }

    private static boolean endsWithEntry(byte[] content, int end) {
        if (content[end - 1] != '\n') {
            return false;
        }
        int start = lineStart(content, end);
        return FactLines.entry(new String(content, start, end - 1 - start, StandardCharsets.UTF_8))
                .isPresent();
    }

    /** Start of the line that ends at {@code end}. */
    private static int lineStart(byte[] content, int end) {
        int start = end - 1;
        while (start > 0 && content[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    /** Removes files of which every number is at or below the position; the newest always stays. */
    void removeUpTo(long position) {
        while (files.size() > 1) {
            long second = files.higherKey(files.firstKey());
            if (second - 1 > position) {
                return;
            }
            Path file = files.firstEntry().getValue();
            try {
                long size = Files.size(file);
                Files.delete(file);
                bytes.addAndGet(-size);
            } catch (IOException stays) {
                LOG.warn("written journal segment can't be removed file={}", file.getFileName(), stays);
                return;
            }
            files.remove(files.firstKey());
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

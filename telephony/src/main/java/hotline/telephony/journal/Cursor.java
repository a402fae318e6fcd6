package hotline.telephony.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the journal once, forward, across files. Only asked for what is known to be on the disk, so it never meets half a line. */
final class Cursor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Cursor.class);

    private final Segments segments;
    private long position;
    private long file;
    private @Nullable BufferedReader reader;

    /** @param position the last number that is not wanted any more */
    Cursor(Segments segments, long position) {
        this.segments = segments;
        this.position = position;
        Long holding = segments.files().floorKey(position + 1);
        this.file = holding == null ? segments.files().firstKey() : holding;
    }

    /** The next entries, at most {@code most}, none beyond {@code durable}. Empty at the end. */
    List<JournalEntry> next(int most, long durable) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        while (entries.size() < most && position < durable) {
            String line = nextLine();
            if (line == null) {
                break;
            }
            FactLines.entry(line)
                    .ifPresentOrElse(
                            entry -> {
                                if (entry.seq() > position) {
                                    position = entry.seq();
                                    entries.add(entry);
                                }
                            },
                            () -> LOG.error("journal line can't be read, skipped after seq={}", position));
        }
        return entries;
    }

    private @Nullable String nextLine() throws IOException {
        while (true) {
            BufferedReader current = reader;
            if (current == null) {
                Path path = segments.files().get(file);
                if (path == null) {
                    return null;
                }
                current = open(path);
                reader = current;
            }
            String line = current.readLine();
            if (line != null) {
                return line;
            }
            Map.Entry<Long, Path> following = segments.files().higherEntry(file);
            if (following == null) {
                return null;
            }
            close();
            file = following.getKey();
        }
    }

    /** Damaged bytes become replacement characters: the line is skipped, not the file. */
    private static BufferedReader open(Path path) throws IOException {
        return new BufferedReader(new java.io.InputStreamReader(
                Files.newInputStream(path),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)));
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}

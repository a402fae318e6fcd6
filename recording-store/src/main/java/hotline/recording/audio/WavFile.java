package hotline.recording.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * A leg's WAV as Asterisk left it. Asterisk writes the sizes into the header when it closes the file: zero sizes mean
 * that it is still writing or was killed; then everything up to the end of the file counts as sound.
 */
public sealed interface WavFile {

    /** Asterisk's {@code wav}: 8 kHz, mono, 16 bit signed little-endian. */
    int RATE = 8000;

    int BYTES_PER_SAMPLE = 2;

    /** Not there, or not there yet. */
    record Missing() implements WavFile {}

    /** A header at most: nothing was recorded. @param closed whether Asterisk has finished with it */
    record Empty(boolean closed) implements WavFile {}

    /** @param why for the log */
    record Unreadable(String why) implements WavFile {}

    /**
     * @param dataOffset of the first sample, in bytes
     * @param closed false: the header is unfinished or promises more than there is
     */
    record Sound(Path file, long dataOffset, long samples, boolean closed) implements WavFile {
        public Duration duration() {
            return Duration.ofMillis(samples * 1000 / RATE);
        }
    }

    /** Reads the header only. Throws when the file can't be read, never because of what it holds. */
    static WavFile read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new HeaderReader(file, channel).read();
        } catch (NoSuchFileException gone) {
            return new Missing();
        }
    }

    /** Walks the RIFF chunks up to the sound. */
    final class HeaderReader {
        private static final int RIFF_HEADER = 12;
        private static final int CHUNK_HEADER = 8;
        private static final int MOST_CHUNKS = 32;

        private final Path file;
        private final FileChannel channel;
        private final long size;

        HeaderReader(Path file, FileChannel channel) throws IOException {
            this.file = file;
            this.channel = channel;
            this.size = channel.size();
        }

        WavFile read() throws IOException {
            if (size < RIFF_HEADER + CHUNK_HEADER) {
                return new Empty(false);
            }
            ByteBuffer riff = at(0, RIFF_HEADER);
            if (!tag(riff, 0).equals("RIFF") || !tag(riff, 8).equals("WAVE")) {
                return new Unreadable("no RIFF header");
            }
            long position = RIFF_HEADER;
            boolean formatSeen = false;
            for (int chunk = 0; chunk < MOST_CHUNKS && position + CHUNK_HEADER <= size; chunk++) {
                ByteBuffer header = at(position, CHUNK_HEADER);
                long length = Integer.toUnsignedLong(header.getInt(4));
                long body = position + CHUNK_HEADER;
                if (tag(header, 0).equals("data")) {
                    return formatSeen ? sound(body, length) : new Unreadable("sound before its format");
                }
                if (tag(header, 0).equals("fmt ")) {
                    if (body + 16 > size) {
                        return new Empty(false);
                    }
                    String wrong = wrongFormat(at(body, 16));
                    if (!wrong.isEmpty()) {
                        return new Unreadable(wrong);
                    }
                    formatSeen = true;
                }
                position = body + length + (length & 1);
            }
            return formatSeen ? new Empty(false) : new Unreadable("no sound chunk");
        }

        private WavFile sound(long body, long promised) {
            long there = size - body;
            boolean closed = promised > 0 ? promised <= there : riffIsFinished();
            long bytes = closed && promised > 0 ? promised : there;
            long samples = bytes / BYTES_PER_SAMPLE;
            return samples == 0 ? new Empty(closed) : new Sound(file, body, samples, closed);
        }

        /** A closed file without sound promises no data, but has a RIFF size. */
        private boolean riffIsFinished() {
            try {
                return at(0, RIFF_HEADER).getInt(4) > 0 && size <= 48;
            } catch (IOException unreadable) {
                return false;
            }
        }

        private static String wrongFormat(ByteBuffer format) {
            int coding = format.getShort(0);
            int channels = format.getShort(2);
            int rate = format.getInt(4);
            int bits = format.getShort(14);
            return coding == 1 && channels == 1 && rate == RATE && bits == 16
                    ? ""
                    : "format " + coding + ", " + channels + " channels, " + rate + " Hz, " + bits + " bit";
        }

        private ByteBuffer at(long position, int length) throws IOException {
            ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
                continue;
            }
            return buffer;
        }

        private static String tag(ByteBuffer buffer, int at) {
            return new String(buffer.array(), at, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }
}

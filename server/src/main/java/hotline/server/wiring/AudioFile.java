package hotline.server.wiring;

import hotline.desktop.port.RecordingAudio;
import hotline.recording.OpenedAudio;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/** A stored recording, read in pieces. */
record AudioFile(OpenedAudio.Playable playable) implements RecordingAudio {

    @Override
    public long bytes() {
        return playable.length();
    }

    @Override
    public String etag() {
        return playable.sha256();
    }

    @Override
    public String contentType() {
        return playable.contentType();
    }

    @Override
    public InputStream range(long offset, long length) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(playable.file(), StandardOpenOption.READ);
        channel.position(offset);
        return new Bounded(Channels.newInputStream(channel), length);
    }

    /** At most {@code left} bytes of another stream. */
    private static final class Bounded extends InputStream {

        private final InputStream in;
        private long left;

        Bounded(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            int value = in.read();
            left--;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int count = in.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

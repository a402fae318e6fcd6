package hotline.recording.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Legs placed on one time line and mixed into two channels, streaming: memory doesn't grow with the call's length.
 * Voices on the same channel are added and clipped.
 */
public final class TimeLine implements StereoSource, AutoCloseable {

    /** Pairs a block: one second. */
    public static final int BLOCK = WavFile.RATE;

    public enum Channel {
        LEFT,
        RIGHT
    }

    /** @param offset of the first sample from the start, in samples */
    public record Placed(WavFile.Sound sound, Channel channel, long offset) {
        /** In samples from the start of the time line. */
        public long end() {
            return offset + sound.samples();
        }
    }

    private final List<Leg> legs = new ArrayList<>();
    private final Levels left = new Levels();
    private final Levels right = new Levels();
    private final long length;
    private long position;

    public TimeLine(List<Placed> placed) throws IOException {
        length = placed.stream().mapToLong(Placed::end).max().orElse(0);
        try {
            for (Placed one : placed) {
                legs.add(new Leg(one));
            }
        } catch (IOException unreadable) {
            close();
            throw unreadable;
        }
    }

    /** Whole length in samples (pairs). */
    public long length() {
        return length;
    }

    /** Of what was read so far. */
    public Levels channel(Channel channel) {
        return channel == Channel.LEFT ? left : right;
    }

    /** Of one leg, by its place in the list that was given. */
    public Levels leg(int index) {
        return legs.get(index).levels;
    }

    @Override
    public int next(short[] interleaved) throws IOException {
        int pairs = (int) Math.min(interleaved.length / 2, length - position);
        int[] sums = new int[pairs * 2];
        for (Leg leg : legs) {
            leg.addTo(sums, position, pairs);
        }
        for (int i = 0; i < pairs; i++) {
            interleaved[2 * i] = clip(sums[2 * i]);
            interleaved[2 * i + 1] = clip(sums[2 * i + 1]);
            left.add(interleaved[2 * i]);
            right.add(interleaved[2 * i + 1]);
        }
        position += pairs;
        return pairs;
    }

    private static short clip(int sum) {
        return (short) Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    @Override
    public void close() throws IOException {
        for (Leg leg : legs) {
            leg.channel.close();
        }
    }

    private static final class Leg {
        final Placed placed;
        final FileChannel channel;
        final Levels levels = new Levels();
        final ByteBuffer buffer =
                ByteBuffer.allocate(BLOCK * WavFile.BYTES_PER_SAMPLE).order(ByteOrder.LITTLE_ENDIAN);

        Leg(Placed placed) throws IOException {
            this.placed = placed;
            this.channel = FileChannel.open(placed.sound().file(), StandardOpenOption.READ);
        }

        void addTo(int[] sums, long from, int pairs) throws IOException {
            long first = Math.max(from, placed.offset());
            long last = Math.min(from + pairs, placed.end());
            while (first < last) {
                int wanted = (int) Math.min(last - first, BLOCK);
                fill(first - placed.offset(), wanted);
                int got = buffer.remaining() / WavFile.BYTES_PER_SAMPLE;
                if (got == 0) {
                    throw new IOException("sound file became shorter while it was read");
                }
                int side = placed.channel() == Channel.LEFT ? 0 : 1;
                for (int i = 0; i < got; i++) {
                    short sample = buffer.getShort();
                    levels.add(sample);
                    sums[2 * (int) (first - from + i) + side] += sample;
                }
                first += got;
            }
        }

        private void fill(long sample, int count) throws IOException {
            buffer.clear().limit(count * WavFile.BYTES_PER_SAMPLE);
            long at = placed.sound().dataOffset() + sample * WavFile.BYTES_PER_SAMPLE;
            while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) > 0) {
                continue;
            }
            buffer.flip();
        }
    }
}

package hotline.ops.stack;

import hotline.recording.audio.OpusCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Who speaks when, told by a tone of their own: a phone plays its tone for {@link #ON}, is silent for a second, and begins
 * anew; a stored recording is searched for each tone on each side.
 */
final class Tones {

    static final Duration ON = Duration.ofSeconds(3);
    /** A phone repeats what it says after a second. */
    static final Duration PERIOD = ON.plusSeconds(1);

    private static final int RATE = 8000;
    private static final double LOUDNESS = 0.2;
    /** Milliseconds that one look takes in: long enough to tell 200 Hz apart. */
    private static final int WINDOW = 20;
    /** Of full scale: a tenth of a tone, far above what coding leaves behind. */
    private static final double THERE = LOUDNESS / 3;
    /** Shorter holes and peaks are none. */
    private static final int NOTABLE = 80;

    enum Side {
        LEFT,
        RIGHT
    }

    /** Milliseconds from the recording's start. */
    record Span(long from, long to) {}

    private Tones() {}

    /** A WAV for a phone to play. */
    static Path voice(Path folder, int hertz) throws IOException {
        int samples = (int) (ON.toMillis() * RATE / 1000);
        ByteBuffer wav = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        wav.position(44); // the phone's own header replaces this one
        for (int i = 0; i < samples; i++) {
            wav.putShort((short) Math.round(LOUDNESS * 32767 * Math.sin(2 * Math.PI * hertz * i / RATE)));
        }
        return Files.write(folder.resolve(hertz + "-hertz.wav"), wav.array());
    }

    /** Where a tone is heard in a stored recording. */
    static List<Span> find(Heard heard, Side side, int hertz) {
        short[] samples = side == Side.LEFT ? heard.left : heard.right;
        int window = heard.rate * WINDOW / 1000;
        List<Span> spans = new ArrayList<>();
        for (int at = 0; at + window <= samples.length; at += window / 2) {
            if (amplitude(samples, at, window, hertz, heard.rate) > THERE) {
                long from = at * 1000L / heard.rate;
                join(spans, new Span(from, from + WINDOW));
            }
        }
        return spans.stream().filter(span -> span.to - span.from >= NOTABLE).toList();
    }

    private static void join(List<Span> spans, Span next) {
        if (!spans.isEmpty() && next.from - spans.getLast().to < NOTABLE) {
            spans.set(spans.size() - 1, new Span(spans.getLast().from, next.to));
        } else {
            spans.add(next);
        }
    }

    /** Goertzel's algorithm with a Hann window. */
    private static double amplitude(short[] samples, int from, int count, int hertz, int rate) {
        double coefficient = 2 * Math.cos(2 * Math.PI * hertz / rate);
        double before = 0;
        double now = 0;
        for (int i = 0; i < count; i++) {
            double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / (count - 1));
            double next = samples[from + i] / 32768.0 * weight + coefficient * now - before;
            before = now;
            now = next;
        }
        double power = now * now + before * before - coefficient * now * before;
        return 4 * Math.sqrt(Math.max(0, power)) / count;
    }

    /** A stored recording, decoded. */
    static final class Heard {
        final int rate;
        final short[] left;
        final short[] right;

        private Heard(int rate, short[] left, short[] right) {
            this.rate = rate;
            this.left = left;
            this.right = right;
        }

        static Heard decode(byte[] opus, Path folder, Path nativeCache) throws IOException {
            Path file = Files.write(folder.resolve("recording.opus"), opus);
            OpusCodec.unpackInto(nativeCache);
            List<short[]> blocks = new ArrayList<>();
            OpusCodec.Decoded decoded = OpusCodec.decode(file, (block, _) -> blocks.add(block.clone()));
            short[] left = new short[(int) decoded.frames()];
            short[] right = new short[(int) decoded.frames()];
            int at = 0;
            for (short[] block : blocks) {
                for (int i = 0; i + 1 < block.length; i += 2) {
                    left[at] = block[i];
                    right[at++] = block[i + 1];
                }
            }
            return new Heard(decoded.sampleRate(), left, right);
        }
    }
}

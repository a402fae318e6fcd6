package hotline.recording.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntToDoubleFunction;

/** Writes WAVs as Asterisk does, finished or torn. */
public final class Wavs {

    public static final int HEADER = 44;

    private Wavs() {}

    public static short[] tone(double hertz, double amplitude, Duration length) {
        return samples(length, i -> amplitude * Math.sin(2 * Math.PI * hertz * i / WavFile.RATE));
    }

    /** Silence, then a burst of 440 Hz, then silence. */
    public static short[] burst(Duration before, Duration burst, Duration whole) {
        int from = (int) (before.toMillis() * 8);
        int to = from + (int) (burst.toMillis() * 8);
        return samples(whole, i -> i >= from && i < to ? 0.5 * Math.sin(2 * Math.PI * 440 * i / WavFile.RATE) : 0);
    }

    public static short[] samples(Duration length, IntToDoubleFunction wave) {
        short[] samples = new short[(int) (length.toMillis() * WavFile.RATE / 1000)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (wave.applyAsDouble(i) * Short.MAX_VALUE);
        }
        return samples;
    }

    public static Path closed(Path file, short[] samples) throws IOException {
        return write(file, samples, samples.length * 2, WavFile.RATE);
    }

    /** What is left when Asterisk is killed: the sizes in the header are zero. */
    public static Path torn(Path file, short[] samples) throws IOException {
        return write(file, samples, 0, WavFile.RATE);
    }

    public static Path write(Path file, short[] samples, int promised, int rate) throws IOException {
        ByteBuffer wav = ByteBuffer.allocate(HEADER + samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes())
                .putInt(promised == 0 && samples.length > 0 ? 0 : 36 + promised)
                .put("WAVEfmt ".getBytes());
        wav.putInt(16).putShort((short) 1).putShort((short) 1).putInt(rate).putInt(rate * 2);
        wav.putShort((short) 2).putShort((short) 16).put("data".getBytes()).putInt(promised);
        for (short sample : samples) {
            wav.putShort(sample);
        }
        return Files.write(file, wav.array());
    }
}

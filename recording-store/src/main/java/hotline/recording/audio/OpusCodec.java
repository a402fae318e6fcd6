package hotline.recording.audio;

import java.io.IOException;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber.SampleMode;

/** Opus in Ogg, two channels, through FFmpeg. Stateless; calls run native code, which is for a worker only. */
public final class OpusCodec {

    public static final String NAME = "opus";
    public static final String CONTENT_TYPE = "audio/ogg; codecs=opus";
    public static final int CHANNELS = 2;

    /** Telephone voice on two channels: 32 kbit/s, 14 MB an hour; both voices stay clearly apart. */
    private static final int BIT_RATE = 32_000;

    /** Of 0 to 10: low, because the processor belongs to the calls. */
    private static final String COMPLEXITY = "3";

    private static final String CACHE_PROPERTY = "org.bytedeco.javacpp.cachedir";

    /** @param frames left-right pairs at {@code sampleRate} */
    public record Decoded(long frames, int sampleRate, Levels left, Levels right) {
        public long milliseconds() {
            return frames * 1000 / sampleRate;
        }
    }

    /** Hears decoded sound: interleaved left and right. */
    @FunctionalInterface
    public interface Listener {
        void hear(short[] interleaved, int sampleRate);
    }

    private OpusCodec() {}

    /** Says where the native libraries unpack; must run before anything else of FFmpeg. A value set from outside stays. */
    public static void unpackInto(Path cache) {
        if (System.getProperty(CACHE_PROPERTY) == null) {
            System.setProperty(CACHE_PROPERTY, cache.toString());
        }
        avutil.av_log_set_level(avutil.AV_LOG_FATAL);
    }

    /** Writes a complete file, replacing what was there; on an exception an unusable part may remain. */
    public static void encode(Path target, StereoSource source, int blockPairs, Map<String, String> tags)
            throws IOException {
        try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(target.toFile(), CHANNELS)) {
            recorder.setFormat("ogg");
            recorder.setAudioCodec(avcodec.AV_CODEC_ID_OPUS);
            recorder.setAudioCodecName("libopus");
            recorder.setSampleRate(WavFile.RATE);
            recorder.setAudioBitrate(BIT_RATE);
            recorder.setAudioOption("application", "audio");
            recorder.setAudioOption("compression_level", COMPLEXITY);
            tags.forEach(recorder::setMetadata);
            recorder.start();
            short[] block = new short[blockPairs * CHANNELS];
            for (int pairs = source.next(block); pairs > 0; pairs = source.next(block)) {
                recorder.recordSamples(WavFile.RATE, CHANNELS, ShortBuffer.wrap(block, 0, pairs * CHANNELS));
            }
            recorder.stop();
        }
    }

    /** Decodes the whole file. Throws when it isn't a complete stereo sound file. */
    public static Decoded decode(Path file, Listener listener) throws IOException {
        Levels left = new Levels();
        Levels right = new Levels();
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
            grabber.setSampleMode(SampleMode.SHORT);
            grabber.start();
            if (grabber.getAudioChannels() != CHANNELS) {
                throw new IOException("not a stereo file: " + grabber.getAudioChannels() + " channels");
            }
            int rate = grabber.getSampleRate();
            for (Frame frame = grabber.grabSamples(); frame != null; frame = grabber.grabSamples()) {
                ShortBuffer samples = (ShortBuffer) frame.samples[0];
                short[] interleaved = new short[samples.remaining()];
                samples.get(interleaved);
                for (int i = 0; i + 1 < interleaved.length; i += 2) {
                    left.add(interleaved[i]);
                    right.add(interleaved[i + 1]);
                }
                listener.hear(interleaved, rate);
            }
            return new Decoded(left.count(), rate, left, right);
        }
    }

    public static Decoded measure(Path file) throws IOException {
        return decode(file, (_, _) -> {});
    }
}

package hotline.recording.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpusCodecTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void unpack() {
        OpusCodec.unpackInto(Path.of(System.getProperty("java.io.tmpdir"), "hotline-ffmpeg"));
    }

    @Test
    void given_two_voices_when_encoded_then_each_is_on_its_own_side() throws Exception {
        Path citizen = Wavs.closed(folder.resolve("c.wav"), Wavs.tone(440, 0.3, Duration.ofSeconds(5)));
        Path agent = Wavs.closed(folder.resolve("a.wav"), Wavs.samples(Duration.ofSeconds(3), _ -> 0));

        OpusCodec.Decoded decoded = OpusCodec.measure(encode(citizen, agent, 8000));

        assertThat(decoded.milliseconds()).isCloseTo(5000, within(100L));
        assertThat(decoded.left().rms()).isCloseTo(-13.5, within(1.0));
        assertThat(decoded.right().rms()).describedAs("separation").isLessThan(-45);
    }

    @Test
    void given_agent_joins_later_when_encoded_then_aligned_within_50_ms() throws Exception {
        Path citizen = Wavs.closed(folder.resolve("c.wav"), Wavs.samples(Duration.ofSeconds(6), _ -> 0));
        Path agent = Wavs.closed(folder.resolve("a.wav"), Wavs.tone(700, 0.4, Duration.ofSeconds(2)));
        Onset onset = new Onset();

        OpusCodec.decode(encode(citizen, agent, 8 * 2345), onset::hear);

        assertThat(onset.milliseconds()).isCloseTo(2345, within(50.0));
    }

    @Test
    void given_cut_file_when_decoded_then_refused() throws Exception {
        Path cut = Files.write(folder.resolve("cut.opus"), new byte[] {'O', 'g', 'g', 'S', 0, 0});

        assertThatThrownBy(() -> OpusCodec.measure(cut)).isInstanceOf(IOException.class);
    }

    @Test
    void given_full_disk_when_encoded_then_it_does_not_pass_for_a_recording() throws Exception {
        Path citizen = Wavs.closed(folder.resolve("c.wav"), Wavs.tone(440, 0.3, Duration.ofSeconds(20)));
        Path full = Path.of("/dev/full");

        assertThatThrownBy(() -> {
                    try (TimeLine line = new TimeLine(List.of(
                            new TimeLine.Placed((WavFile.Sound) WavFile.read(citizen), TimeLine.Channel.LEFT, 0)))) {
                        OpusCodec.encode(full, line, TimeLine.BLOCK, Map.of());
                    }
                    if (Files.size(full) == 0) {
                        throw new IOException("nothing was written");
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private Path encode(Path citizen, Path agent, long agentOffset) throws IOException {
        Path target = folder.resolve("out.opus");
        try (TimeLine line = new TimeLine(List.of(
                new TimeLine.Placed((WavFile.Sound) WavFile.read(citizen), TimeLine.Channel.LEFT, 0),
                new TimeLine.Placed((WavFile.Sound) WavFile.read(agent), TimeLine.Channel.RIGHT, agentOffset)))) {
            OpusCodec.encode(target, line, TimeLine.BLOCK, Map.of("title", "test"));
        }
        return target;
    }

    /** When the right side first becomes loud. */
    private static final class Onset {
        private long pairs;
        private long first = -1;
        private int rate = 1;

        void hear(short[] interleaved, int sampleRate) {
            rate = sampleRate;
            for (int i = 1; i < interleaved.length; i += 2, pairs++) {
                if (first < 0 && Math.abs(interleaved[i]) > 3000) {
                    first = pairs;
                }
            }
        }

        double milliseconds() {
            return first * 1000.0 / rate;
        }
    }
}

package hotline.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmiFramesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100_000})
    void given_bytes_in_pieces_then_the_same_frames(int piece) throws IOException {
        String long60k = "x".repeat(60_000);
        byte[] bytes = ("\r\n\r\nEvent: A\r\nCity: 桂林\r\n\r\n\r\nEvent: B\nLone: line end\n\nEvent: " + long60k
                        + "\r\n\r\nEvent: cut\r\nUniqueid: 17")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(read(bytes, piece))
                .containsExactly(
                        new AmiFrame(List.of("Event: A", "City: 桂林")),
                        new AmiFrame(List.of("Event: B", "Lone: line end")),
                        new AmiFrame(List.of("Event: " + long60k)));
    }

    @Test
    void given_line_without_end_then_refused_before_it_fills_the_memory() {
        assertThatThrownBy(() -> new AmiFrames(endless("x")).next()).isInstanceOf(Lines.Oversize.class);
    }

    @Test
    void given_frame_without_end_then_refused_before_it_fills_the_memory() {
        assertThatThrownBy(() -> new AmiFrames(endless("a: b\r\n")).next()).isInstanceOf(Lines.Oversize.class);
        assertThatThrownBy(() -> new AmiFrames(endless("a: " + "b".repeat(5_000) + "\r\n")).next())
                .isInstanceOf(Lines.Oversize.class);
    }

    private static List<AmiFrame> read(byte[] bytes, int piece) throws IOException {
        AmiFrames frames = new AmiFrames(new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int from, int most) {
                return super.read(into, from, Math.min(most, piece));
            }
        });
        List<AmiFrame> read = new ArrayList<>();
        for (AmiFrame frame = frames.next(); frame != null; frame = frames.next()) {
            read.add(frame);
        }
        return read;
    }

    private static InputStream endless(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private int next;

            @Override
            public int read() {
                next %= bytes.length;
                return bytes[next++];
            }
        };
    }
}

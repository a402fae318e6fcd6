package hotline.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.TelephonySettings;
import hotline.telephony.call.NodeId;
import hotline.telephony.core.Input;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a real Asterisk 22.10.1 said during calls, recorded byte by byte, goes through the reader in pieces of
 * any size and must lead to the same inputs.
 */
class GoldenTranscriptTest {

    private static final int WHOLE = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "answered, " + WHOLE,
        "answered, 1",
        "answered, 100",
        "unanswered, " + WHOLE,
        "unanswered, 7",
        "anonymous, " + WHOLE,
        "anonymous, 1000",
        "hand-over, " + WHOLE,
        "hand-over, 1",
        "three-way, " + WHOLE,
        "three-way, 13",
        "transfer, " + WHOLE,
        "transfer, 1400"
    })
    void given_recorded_bytes_in_pieces_then_the_same_inputs(String name, int pieceSize) throws Exception {
        byte[] transcript = resource(name + ".ami");
        List<String> expected = Arrays.stream(
                        new String(resource(name + ".inputs"), StandardCharsets.UTF_8).split("\n", -1))
                .filter(line -> !line.isEmpty())
                .toList();

        List<String> inputs = replay(transcript, pieceSize, expected.size());

        assertThat(inputs).isEqualTo(expected);
    }

    private static List<String> replay(byte[] transcript, int pieceSize, int wanted) throws Exception {
        EventMapping mapping = new EventMapping(NodeId.FIRST);
        LinkedBlockingQueue<Input> inputs = new LinkedBlockingQueue<>();
        try (FakeAmi asterisk = new FakeAmi(transcript, pieceSize)) {
            AmiConnection connection = new AmiConnection(
                    new TelephonySettings.Ami("127.0.0.1", asterisk.port(), "hotline", "secret"),
                    event -> mapping.map(event).ifPresent(inputs::add));
            connection.login();
            List<String> seen = new ArrayList<>();
            for (int i = 0; i < wanted; i++) {
                seen.add(String.valueOf(inputs.poll(10, TimeUnit.SECONDS)));
            }
            connection.logoff();
            inputs.forEach(more -> seen.add(more.toString()));
            assertThat(mapping.malformed()).isZero();
            return seen;
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = GoldenTranscriptTest.class.getResourceAsStream("/ami/" + name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }
}

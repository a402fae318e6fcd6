package hotline.telephony.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.asteriskjava.util.SocketConnectionFacade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgiSocketTest {

    private AgiServerSocket server;
    private Socket asterisk;
    private SocketConnectionFacade script;

    @BeforeEach
    void connect() throws IOException {
        int port = freePort();
        server = new AgiServerSocket(port, 1, InetAddress.getLoopbackAddress(), Duration.ofMillis(300));
        asterisk = new Socket(InetAddress.getLoopbackAddress(), port);
        script = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        asterisk.close();
        script.close();
        server.close();
    }

    @Test
    void given_lines_that_come_byte_by_byte_and_a_long_one_then_each_is_whole() throws IOException {
        String channel = "agi_callerid: " + "桂".repeat(3000);
        for (byte one : ("200 result=0\n" + channel + "\r\n\n").getBytes(StandardCharsets.UTF_8)) {
            asterisk.getOutputStream().write(one);
        }

        assertThat(script.readLine()).isEqualTo("200 result=0");
        assertThat(script.readLine()).isEqualTo(channel);
        assertThat(script.readLine()).isEmpty();
    }

    @Test
    void given_a_line_that_was_cut_when_asterisk_leaves_then_the_end() throws IOException {
        asterisk.getOutputStream().write("200 res".getBytes(StandardCharsets.UTF_8));
        asterisk.close();

        assertThatThrownBy(() -> script.readLine()).isInstanceOf(EOFException.class);
    }

    @Test
    void given_a_line_without_end_then_refused() throws IOException {
        byte[] much = new byte[Lines.LONGEST + 1];
        asterisk.getOutputStream().write(much);

        assertThatThrownBy(() -> script.readLine()).isInstanceOf(Lines.Oversize.class);
    }

    @Test
    void given_asterisk_that_is_silent_for_too_long_then_the_script_ends() {
        assertThatThrownBy(() -> script.readLine()).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void given_a_command_in_parts_then_it_goes_out_as_one_when_flushed() throws IOException {
        script.write("EXEC Dial");
        script.write(" 桂林\n");
        assertThat(asterisk.getInputStream().available()).isZero();

        script.flush();

        byte[] expected = "EXEC Dial 桂林\n".getBytes(StandardCharsets.UTF_8);
        assertThat(asterisk.getInputStream().readNBytes(expected.length)).isEqualTo(expected);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}

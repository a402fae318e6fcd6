package hotline.telephony.asterisk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A manager interface that lets anybody in and then says what was recorded, in pieces of a given size. */
final class FakeAmi implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final byte[] transcript;
    private final int pieceSize;

    FakeAmi(byte[] transcript, int pieceSize) throws IOException {
        this.transcript = transcript;
        this.pieceSize = pieceSize;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            out.write("Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.UTF_8));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (Map<String, String> action = read(in); !action.isEmpty(); action = read(in)) {
                out.write(answer(action).getBytes(StandardCharsets.UTF_8));
                out.flush();
                if ("CoreSettings".equals(action.get("action"))) {
                    play(out);
                }
            }
        } catch (IOException clientGone) {
            // the test is over
        }
    }

    private void play(OutputStream out) throws IOException {
        for (int from = 0; from < transcript.length; from += pieceSize) {
            out.write(transcript, from, Math.min(pieceSize, transcript.length - from));
            out.flush();
        }
    }

    private static Map<String, String> read(BufferedReader in) throws IOException {
        Map<String, String> action = new HashMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String[] parts = line.split(": ", 2);
            action.put(parts[0].toLowerCase(java.util.Locale.ROOT), parts.length > 1 ? parts[1] : "");
        }
        return action;
    }

    private static String answer(Map<String, String> action) {
        String extra = switch (action.getOrDefault("action", "")) {
            case "Challenge" -> "Challenge: 123456789\r\n";
            case "CoreSettings" -> "AMIversion: 11.0.0\r\nAsteriskVersion: 22.10.1\r\n";
            default -> "";
        };
        return "Response: Success\r\nActionID: " + action.get("actionid") + "\r\n" + extra + "\r\n";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package hotline.telephony.asterisk;

import hotline.telephony.TelephonySettings;
import hotline.telephony.call.NodeId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A manager interface of an Asterisk without calls that lets anybody in and then says what was recorded, in pieces of a
 * given size: one recording a connection, the last one again and again.
 */
final class FakeAmi implements AutoCloseable {

    /** At the end of a recording: then the connection is closed. */
    static final String CLOSE = "\u0004";

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<byte[]> transcripts;
    private final int pieceSize;
    private final String after;
    final AtomicInteger connections = new AtomicInteger();
    /** Bytes of transcripts that the other side's socket has taken. */
    final AtomicLong said = new AtomicLong();

    FakeAmi(byte[] transcript, int pieceSize) throws IOException {
        this(List.of(transcript), pieceSize, "CoreSettings");
    }

    /** @param after the action after whose answer the recording is played */
    FakeAmi(List<byte[]> transcripts, int pieceSize, String after) throws IOException {
        this.transcripts = transcripts;
        this.pieceSize = pieceSize;
        this.after = after;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    TelephonySettings settings() {
        return TelephonySettings.loopback(port(), "secret", 0);
    }

    /** As if it were that node. */
    TelephonySettings settings(NodeId node) {
        TelephonySettings one = settings();
        return new TelephonySettings(
                new TreeMap<>(Map.of(node, one.nodes().get(NodeId.FIRST))),
                one.agi(),
                one.timing(),
                one.jointDesks(),
                one.trunk(),
                one.agents(),
                one.rating());
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = server.accept();
                int number = connections.getAndIncrement();
                Thread.ofVirtual()
                        .start(() -> serve(socket, transcripts.get(Math.min(number, transcripts.size() - 1))));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket, byte[] transcript) {
        try (socket) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            out.write("Asterisk Call Manager/11.0.0\r\n".getBytes(StandardCharsets.UTF_8));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (Map<String, String> action = read(in); !action.isEmpty(); action = read(in)) {
                out.write(answer(action).getBytes(StandardCharsets.UTF_8));
                out.flush();
                if (after.equals(action.get("action"))) {
                    play(out, transcript);
                    if (new String(transcript, StandardCharsets.UTF_8).endsWith(CLOSE)) {
                        return;
                    }
                }
            }
        } catch (IOException clientGone) {
            // the test is over
        }
    }

    private void play(OutputStream out, byte[] transcript) throws IOException {
        for (int from = 0; from < transcript.length; from += pieceSize) {
            int length = Math.min(pieceSize, transcript.length - from);
            out.write(transcript, from, length);
            out.flush();
            said.addAndGet(length);
        }
    }

    private static Map<String, String> read(BufferedReader in) throws IOException {
        Map<String, String> action = new HashMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String[] parts = line.split(": ", 2);
            action.put(parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : "");
        }
        return action;
    }

    private static String answer(Map<String, String> action) {
        String id = "ActionID: " + action.get("actionid") + "\r\n";
        return switch (action.getOrDefault("action", "")) {
            case "Challenge" -> "Response: Success\r\n" + id + "Challenge: 123456789\r\n\r\n";
            case "CoreSettings" ->
                "Response: Success\r\n" + id + "AMIversion: 11.0.0\r\nAsteriskVersion: 22.10.1\r\n\r\n";
            case "PJSIPShowEndpoints" -> list(id, "EndpointListComplete");
            case "QueueStatus" -> list(id, "QueueStatusComplete");
            case "CoreShowChannels" -> list(id, "CoreShowChannelsComplete");
            case "DBGetTree" -> list(id, "DBGetTreeComplete");
            default -> "Response: Success\r\n" + id + "\r\n";
        };
    }

    private static String list(String id, String end) {
        return "Response: Success\r\n" + id + "EventList: start\r\n\r\nEvent: " + end + "\r\n" + id
                + "EventList: Complete\r\nListItems: 0\r\n\r\n";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package hotline.ops.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A second listener on Asterisk's manager interface, independent of the server under measurement. */
public final class AmiTap implements AutoCloseable {

    /** @param micros when Asterisk made the event, microseconds of the epoch: how soon we read it does not count */
    public record Event(Map<String, String> fields, long micros) {
        public String get(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    private final Socket socket;
    private final OutputStream out;

    /** @param listener called on the reading thread, in the order of arrival */
    public AmiTap(int port, String user, String secret, Consumer<Event> listener) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        action(Map.of("Action", "Login", "Username", user, "Secret", secret));
        Thread.ofPlatform().daemon().name("ami-tap").start(() -> read(listener));
    }

    public void action(Map<String, String> fields) throws IOException {
        StringBuilder text = new StringBuilder("Action: " + fields.get("Action") + "\r\n");
        fields.forEach((name, value) -> {
            if (!name.equals("Action")) {
                text.append(name).append(": ").append(value).append("\r\n");
            }
        });
        synchronized (out) {
            out.write(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private void read(Consumer<Event> listener) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            Map<String, String> fields = new HashMap<>();
            String line = in.readLine();
            while (line != null) {
                int colon = line.indexOf(": ");
                if (line.isEmpty()) {
                    listener.accept(new Event(Map.copyOf(fields), micros(fields.getOrDefault("Timestamp", ""))));
                    fields.clear();
                } else if (colon > 0) {
                    fields.put(line.substring(0, colon), line.substring(colon + 2));
                }
                line = in.readLine();
            }
        } catch (IOException closed) {
            // The benchmark is over, or Asterisk is: the figures so far stand.
        }
    }

    private static long micros(String timestamp) {
        return timestamp.isEmpty()
                ? 0
                : new BigDecimal(timestamp).movePointRight(6).longValue();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

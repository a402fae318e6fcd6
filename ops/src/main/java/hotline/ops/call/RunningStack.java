package hotline.ops.call;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;

/**
 * Where a stack started by {@code ops/up} answers, read from the files in its home.
 *
 * @param home directory with {@code secrets.properties} and {@code run/ports.env}
 */
public record RunningStack(Path home, Properties secrets, Properties ports) {

    /** @throws IOException when the home has no secrets: nothing was started there */
    public static RunningStack at(Path home) throws IOException {
        return new RunningStack(home, read(home.resolve("secrets.properties")), read(home.resolve("run/ports.env")));
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    public String httpAddress() {
        return "http://127.0.0.1:" + port("HOTLINE_HTTP_PORT");
    }

    public String sipServer() {
        return "127.0.0.1:" + port("HOTLINE_SIP_PORT");
    }

    /** Where phones register: with each node. */
    public List<String> sipServers() {
        int nodes = Integer.parseInt(ports.getProperty("HOTLINE_NODES", "1"));
        return IntStream.rangeClosed(1, nodes).mapToObj(this::sipServer).toList();
    }

    /** @param node from 1 */
    public String sipServer(int node) {
        return node == 1 ? sipServer() : "127.0.0.1:" + port("HOTLINE_SIP_PORT_" + node);
    }

    public int port(String name) {
        String value = ports.getProperty(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException(name + " is missing in " + home.resolve("run/ports.env"));
        }
        return Integer.parseInt(value);
    }

    public String secret(String name) {
        String value = secrets.getProperty(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException("the secret " + name + " is missing");
        }
        return value;
    }

    @Override
    public String toString() {
        return "RunningStack[" + home + "]";
    }
}

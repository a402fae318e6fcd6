package hotline.sms.peer;

import hotline.sms.handset.CarrierHandsets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The sandbox's carrier as the independent peer of a test: its own node process on free ports. */
final class CarrierProcess implements AutoCloseable {

    static final String PASSWORD = "pass-word-that-is-long";
    private static final String TOKEN = "test-token";
    private static final Path SOURCE =
            Path.of("..", "ops", "carrier").toAbsolutePath().normalize();

    final int smppPort = freePort();
    private final int httpPort = freePort();
    private final Path home;
    private final CarrierHandsets handsets = new CarrierHandsets(URI.create("http://127.0.0.1:" + httpPort), TOKEN);
    private Process process;

    CarrierProcess() {
        try {
            home = Files.createTempDirectory("carrier");
            Files.writeString(
                    home.resolve("secrets.properties"),
                    "smpp.password=" + PASSWORD + "\ncarrier.token=" + TOKEN + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start();
    }

    void start() {
        ProcessBuilder builder = new ProcessBuilder(
                        "node", SOURCE.resolve("carrier.mjs").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
        builder.environment()
                .putAll(Map.of(
                        "HOTLINE_HOME",
                        home.toString(),
                        "HOTLINE_SMPP_PORT",
                        "" + smppPort,
                        "HOTLINE_CARRIER_HTTP_PORT",
                        "" + httpPort,
                        "HOTLINE_CARRIER_RECEIPT_DELAY_MS",
                        "50",
                        "HOTLINE_CARRIER_RETRY_MS",
                        "500"));
        try {
            process = builder.start();
        } catch (IOException noNode) {
            throw new UncheckedIOException("node must be installed for the SMS peer tests", noNode);
        }
        Awaitility.await("the carrier answers").atMost(60, TimeUnit.SECONDS).until(this::answers);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the carrier ended: " + log());
        }
        try {
            handsets.counters();
            return true;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private String log() {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException failed) {
            return failed.toString();
        }
    }

    CarrierHandsets handsets() {
        return handsets;
    }

    long counter(String name) {
        return handsets.counters().path(name).asLong();
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
        handsets.close();
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package hotline.server;

import ch.qos.logback.classic.LoggerContext;
import hotline.server.config.ConfigurationException;
import hotline.server.config.ServerSettings;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the server: {@code java -jar hotline-server.jar <configuration file>}. */
public final class Main {

    private static final Logger LOG = LoggerFactory.getLogger(Main.class);

    /** The configuration is wrong: nothing was started. */
    private static final int EXIT_CONFIGURATION = 2;

    private static final int EXIT_START = 1;

    private Main() {}

    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("usage: hotline-server.jar <configuration file>");
            System.exit(EXIT_CONFIGURATION);
        }
        try {
            Hotline hotline = Hotline.start(ServerSettings.load(Path.of(args[0])));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(hotline), "shutdown"));
            LOG.info("ready at port {}", hotline.port());
        } catch (ConfigurationException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(EXIT_CONFIGURATION);
        } catch (RuntimeException failed) {
            LOG.error("the server did not start", failed);
            writeLastLines();
            System.exit(EXIT_START);
        }
    }

    private static void end(Hotline hotline) {
        try {
            hotline.close();
        } finally {
            writeLastLines();
        }
    }

    /** Log lines are written by a thread of their own, which the JVM would end with lines in hand. */
    private static void writeLastLines() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
            logging.stop();
        }
    }
}

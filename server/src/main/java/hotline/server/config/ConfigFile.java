package hotline.server.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the operator's file over reference.conf, strictly: unknown keys and wrong types stop the start. */
public final class ConfigFile {

    private ConfigFile() {}

    /** @throws ConfigurationException with the offending key in the message */
    public static Config load(Path file) {
        if (!Files.isReadable(file)) {
            throw new ConfigurationException("the configuration file " + file + " can't be read");
        }
        Config reference = ConfigFactory.parseResources("reference.conf");
        try {
            Config own = ConfigFactory.parseFile(
                    file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
            refuseUnknownKeys(own, reference, file);
            Config merged = own.withFallback(reference).resolve();
            merged.checkValid(reference.resolve());
            return merged.getConfig("hotline");
        } catch (ConfigException wrong) {
            throw new ConfigurationException("the configuration is wrong: " + wrong.getMessage());
        }
    }

    private static void refuseUnknownKeys(Config own, Config reference, Path file) {
        List<String> unknown = own.entrySet().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(key -> !reference.hasPath(key))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(
                    "unknown keys in " + file + ": " + String.join(", ", unknown) + " (reference.conf lists all)");
        }
    }
}

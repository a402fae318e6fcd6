package hotline.server.config;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Secrets by name, from one file that only its owner can read; their values never print. */
public final class Secrets {

    private final Path file;
    private final Properties values;

    private Secrets(Path file, Properties values) {
        this.file = file;
        this.values = values;
    }

    /** @throws ConfigurationException when the file is missing or others can read it */
    public static Secrets read(Path file) {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER"))) {
                throw new ConfigurationException(file + " can be read by others than its owner: chmod 600 " + file);
            }
            values.load(reader);
        } catch (java.nio.file.NoSuchFileException missing) {
            throw new ConfigurationException("the secrets file " + file + " does not exist (ops/up makes one)");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Secrets(file, values);
    }

    /** @throws ConfigurationException when the name is absent or blank */
    public String get(String name) {
        String value = values.getProperty(name, "");
        if (value.isBlank()) {
            throw new ConfigurationException("the secret '" + name + "' is missing in " + file);
        }
        return value;
    }

    /** Empty when the name is absent or blank. */
    public Optional<String> find(String name) {
        return Optional.of(values.getProperty(name, "")).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "Secrets[" + file + "]";
    }
}

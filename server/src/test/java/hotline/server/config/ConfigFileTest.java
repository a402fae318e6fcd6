package hotline.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {

    @TempDir
    Path folder;

    @Test
    void given_own_key_then_it_overrides_the_reference() throws IOException {
        Config config = ConfigFile.load(file("hotline.http.port = 9090"));
        assertThat(config.getInt("http.port")).isEqualTo(9090);
        assertThat(config.getBoolean("sandbox")).isFalse();
    }

    @Test
    void given_unknown_key_then_the_start_stops_and_names_it() throws IOException {
        Path file = file("hotline.http.prot = 9090");
        assertThatThrownBy(() -> ConfigFile.load(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("hotline.http.prot");
    }

    @Test
    void given_secrets_readable_by_others_then_refused() throws IOException {
        Path file = file("jwt.secret = x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Secrets.read(file)).hasMessageContaining("chmod 600");
    }

    @Test
    void secrets_never_print() throws IOException {
        Path file = file("jwt.secret = very-secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Secrets secrets = Secrets.read(file);
        assertThat(secrets.get("jwt.secret")).isEqualTo("very-secret");
        assertThat(secrets.toString()).doesNotContain("very-secret");
        assertThatThrownBy(() -> secrets.get("ami.secret")).hasMessageContaining("ami.secret");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("hotline.conf"), text);
    }
}

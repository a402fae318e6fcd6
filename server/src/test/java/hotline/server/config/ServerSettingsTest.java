package hotline.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {

    @TempDir
    Path folder;

    @BeforeEach
    void secrets() throws IOException {
        Path secrets = Files.writeString(folder.resolve("secrets.properties"), """
                ami.secret = a
                database.password = d
                redis.password = r-secret
                jwt.secret = 0123456789012345678901234567890123456789
                smpp.password = s
                """);
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void given_only_the_secrets_file_then_every_other_key_has_a_default() throws IOException {
        ServerSettings settings = ServerSettings.load(file(""));
        assertThat(settings.sandbox()).isFalse();
        assertThat(settings.api().redisUri()).isEqualTo("redis://:r-secret@127.0.0.1:16379");
        assertThat(settings.toString()).doesNotContain("r-secret").doesNotContain("0123456789");
    }

    @Test
    void given_retention_below_three_years_then_the_start_stops_with_the_article() throws IOException {
        Path file = file("hotline.recordings.retention-years = 2");
        assertThatThrownBy(() -> ServerSettings.load(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("第十五条");
    }

    @Test
    void given_wrong_type_then_the_start_stops() throws IOException {
        Path file = file("hotline.http.port = many");
        assertThatThrownBy(() -> ServerSettings.load(file)).isInstanceOf(ConfigurationException.class);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(
                folder.resolve("hotline.conf"),
                "hotline.secrets-file = \"" + folder.resolve("secrets.properties") + "\"\n" + text);
    }
}

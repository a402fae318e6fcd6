package hotline.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.telephony.call.NodeId;
import hotline.tickets.EndingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
                ticket.keys = 1:aes:0123456789012345678901234567890101234567890123456789012345678901
                ticket.index.key = 0123456789012345678901234567890101234567890123456789012345678901
                smpp.password = s
                """);
        Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void given_only_the_secrets_file_then_every_other_key_has_a_default() throws IOException {
        ServerSettings settings = ServerSettings.load(file(""));
        assertThat(settings.sandbox()).isFalse();
        assertThat(settings.endings()).isEqualTo(EndingSettings.defaults());
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
    void given_no_nodes_then_the_one_asterisk_is_the_first_node() throws IOException {
        ServerSettings settings = ServerSettings.load(file("hotline.asterisk.ami-port = 15038"));

        assertThat(settings.telephony().nodes().keySet()).containsExactly(NodeId.FIRST);
        assertThat(settings.telephony().nodes().get(NodeId.FIRST).port()).isEqualTo(15038);
        assertThat(settings.sipServer()).isEqualTo("127.0.0.1:5060");
    }

    @Test
    void given_two_nodes_then_both_are_known_and_phones_are_told_both_addresses() throws IOException {
        ServerSettings settings = ServerSettings.load(file("""
                hotline.telephony.nodes = [
                  {number = 2, ami-host = "10.0.0.12", ami-port = 5038, sip-server = "10.0.0.12:5060"}
                  {number = 1, ami-host = "10.0.0.11", ami-port = 5038, sip-server = "10.0.0.11:5060"}
                ]
                """));

        assertThat(settings.telephony().nodes().keySet()).containsExactly(NodeId.FIRST, new NodeId(2));
        assertThat(settings.telephony().nodes().get(new NodeId(2)).host()).isEqualTo("10.0.0.12");
        assertThat(settings.sipServer()).isEqualTo("10.0.0.12:5060、10.0.0.11:5060");
    }

    @Test
    void given_nodes_with_the_same_number_a_number_too_high_or_an_unknown_key_then_the_start_stops()
            throws IOException {
        String node = "{number = 2, ami-host = \"h\", ami-port = 1, sip-server = \"h:1\"}";
        for (String nodes : List.of(
                node + ", " + node, node.replace("2", "10"), node.replace("ami-port", "port"), "{number = 2}")) {
            Path file = file("hotline.telephony.nodes = [" + nodes + "]");
            assertThatThrownBy(() -> ServerSettings.load(file)).as(nodes).isInstanceOf(ConfigurationException.class);
        }
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

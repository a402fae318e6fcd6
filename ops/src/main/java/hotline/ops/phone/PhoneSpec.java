package hotline.ops.phone;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one phone is set up.
 *
 * @param user caller number of a citizen, extension of an agent
 * @param server SIP server as {@code host:port}; the phone itself binds to 127.0.0.1
 * @param password present when the phone registers
 * @param further servers that it registers with too, by an account each
 * @param speech WAV file (8 kHz, mono) that it says, over and over
 * @param folder for its configuration and for what it says and hears; created when missing
 */
public record PhoneSpec(
        String user, String server, Optional<String> password, Path speech, Path folder, List<String> further) {

    public static PhoneSpec citizen(String number, String server, Path speech, Path folder) {
        return new PhoneSpec(number, server, Optional.empty(), speech, folder, List.of());
    }

    public static PhoneSpec agent(String extension, String password, String server, Path speech, Path folder) {
        return agent(extension, password, List.of(server), speech, folder);
    }

    /** @param servers one a node; at least one */
    public static PhoneSpec agent(String extension, String password, List<String> servers, Path speech, Path folder) {
        return new PhoneSpec(
                extension,
                servers.getFirst(),
                Optional.of(password),
                speech,
                folder,
                List.copyOf(servers.subList(1, servers.size())));
    }

    /** Each of them has an account. */
    List<String> servers() {
        return Stream.concat(Stream.of(server), further.stream()).toList();
    }

    @Override
    public String toString() {
        return "PhoneSpec[" + user + "@" + server + "]";
    }
}

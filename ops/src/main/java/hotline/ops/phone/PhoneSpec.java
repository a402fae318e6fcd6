package hotline.ops.phone;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How one phone is set up.
 *
 * @param user caller number of a citizen, extension of an agent
 * @param server SIP server as {@code host:port}; the phone itself binds to 127.0.0.1
 * @param password present when the phone registers
 * @param speech WAV file (8 kHz, mono) that it says, over and over
 * @param folder for its configuration and for what it says and hears; created when missing
 */
public record PhoneSpec(String user, String server, Optional<String> password, Path speech, Path folder) {

    public static PhoneSpec citizen(String number, String server, Path speech, Path folder) {
        return new PhoneSpec(number, server, Optional.empty(), speech, folder);
    }

    public static PhoneSpec agent(String extension, String password, String server, Path speech, Path folder) {
        return new PhoneSpec(extension, server, Optional.of(password), speech, folder);
    }

    @Override
    public String toString() {
        return "PhoneSpec[" + user + "@" + server + "]";
    }
}

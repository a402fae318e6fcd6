package hotline.server.config;

/** The configuration can't be used; the message says which key and what to do. Stops the start. */
public final class ConfigurationException extends RuntimeException {

    public ConfigurationException(String message) {
        super(message);
    }
}

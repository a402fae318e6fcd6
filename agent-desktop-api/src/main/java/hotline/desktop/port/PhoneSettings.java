package hotline.desktop.port;

/** @param sipServer host and port to register with, such as {@code 127.0.0.1:5060}; several are separated by 、 */
public record PhoneSettings(String extension, String password, String sipServer) {

    @Override
    public String toString() {
        return "PhoneSettings[extension=" + extension + ", sipServer=" + sipServer + "]";
    }
}

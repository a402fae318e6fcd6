package hotline.sms.text;

import java.util.List;

/** A text with its signature, cut into parts. @param whole as the handset shows it */
public record Outgoing(String whole, List<String> parts) {

    static Outgoing of(Signature signature, String body) {
        return new Outgoing(signature.shown() + body, Parts.of(signature.before(body), signature.reserved()));
    }
}

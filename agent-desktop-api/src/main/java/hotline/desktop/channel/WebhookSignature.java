package hotline.desktop.channel;

import hotline.desktop.identity.KeyedHash;
import hotline.tickets.ChannelNotices;

/**
 * How a channel knows that a notice is ours: HMAC-SHA256 in hexadecimal over {@code timestamp.body}. The secret is derived
 * from the server's key, so that it is stored nowhere, and is another one each time the address is set.
 */
public final class WebhookSignature {

    private final KeyedHash secrets;

    public WebhookSignature(String serverKey) {
        secrets = new KeyedHash(serverKey, "webhook");
    }

    /** What the channel must be given when the address is set. */
    public String secret(ChannelNotices.Target target) {
        return secrets.of(target.channel().name() + ":" + target.serial());
    }

    /** @param timestamp seconds since 1970 */
    public String of(ChannelNotices.Target target, long timestamp, String body) {
        return KeyedHash.plain(secret(target)).of(timestamp + "." + body);
    }
}

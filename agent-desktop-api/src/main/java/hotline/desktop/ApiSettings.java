package hotline.desktop;

import java.time.Duration;
import java.util.List;

/**
 * Settings of the desktop room.
 *
 * @param host address to bind, loopback unless configured
 * @param port TCP port; 0 takes a free one
 * @param redisUri {@code redis://:password@host:port} where sign-in attempts are counted
 * @param jwtSecret HS256 key, at least 32 characters
 * @param connectSources further origins the page may connect to (Content-Security-Policy connect-src), such as {@code
 *     wss://127.0.0.1:8089}
 */
public record ApiSettings(
        String host, int port, String redisUri, String jwtSecret, Limits limits, List<String> connectSources) {

    /**
     * @param bodyBytes largest request body
     * @param signInsPerName sign-in attempts for one name within the window
     * @param signInsPerAddress sign-in attempts from one address within the window
     * @param signInWindow length of the window
     * @param channelRequestsPerMinute requests with one channel key
     * @param channelKeyOverlap how long a channel's key before is good after a new one
     * @param concurrentRequests requests worked on at once; further ones are refused with 503
     */
    public record Limits(
            int bodyBytes,
            int signInsPerName,
            int signInsPerAddress,
            Duration signInWindow,
            int channelRequestsPerMinute,
            Duration channelKeyOverlap,
            int concurrentRequests) {

        public Limits {
            if (channelRequestsPerMinute < 1 || channelKeyOverlap.isNegative()) {
                throw new IllegalArgumentException("channels: a number is out of its range");
            }
        }

        public static Limits defaults() {
            return new Limits(64 * 1024, 10, 200, Duration.ofMinutes(5), 600, Duration.ofHours(24), 256);
        }

        public Limits ofChannels(int requestsPerMinute, Duration keyOverlap) {
            return new Limits(
                    bodyBytes,
                    signInsPerName,
                    signInsPerAddress,
                    signInWindow,
                    requestsPerMinute,
                    keyOverlap,
                    concurrentRequests);
        }
    }

    public ApiSettings {
        if (jwtSecret.length() < 32) {
            throw new IllegalArgumentException("jwt.secret needs at least 32 characters");
        }
        connectSources = List.copyOf(connectSources);
    }

    @Override
    public String toString() {
        return "ApiSettings[host=" + host + ", port=" + port + ", limits=" + limits + "]";
    }
}

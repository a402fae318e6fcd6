package hotline.desktop.channel;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which addresses progress may be told to. The government's own networks are private ones, so those are allowed; this
 * machine and its link are not, or whoever sets an address could reach what listens here only.
 */
public final class WebhookAddress {

    private static final int LONGEST = 500;

    private WebhookAddress() {}

    /** Why not, in Chinese; empty when it will do. Looks at the text only. */
    public static Optional<String> fault(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || text.length() > LONGEST) {
                return Optional.of("回调地址须为 http:// 或 https:// 开头的完整地址，至多 " + LONGEST + " 字");
            }
            return uri.getUserInfo() == null && uri.getFragment() == null
                    ? Optional.empty()
                    : Optional.of("回调地址不能含用户名、密码或 # 部分");
        } catch (URISyntaxException malformed) {
            return Optional.of("回调地址不合格式");
        }
    }

    /** Says which machines a host stands for. */
    public interface NameService {
        /** Blocks; at least one. */
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /**
     * The outside machine that the host stands for now: what is connected to must be this address, not the host, whose name may stand for
     * another machine a moment later. Blocks on the name service.
     *
     * @param loopback whether this machine counts as outside: the sandbox only
     * @return empty when the host stands for this machine or its link, if only among others
     */
    public static Optional<InetAddress> outside(URI url, boolean loopback, NameService names)
            throws UnknownHostException {
        InetAddress[] addresses = names.addresses(bare(url.getHost()));
        return Arrays.stream(addresses).allMatch(address -> isOutside(address, loopback))
                ? Optional.of(addresses[0])
                : Optional.empty();
    }

    private static boolean isOutside(InetAddress address, boolean loopback) {
        return !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && (loopback || !address.isLoopbackAddress());
    }

    /** IPv6 stands in brackets in a URL. */
    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}

package hotline.desktop.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://www.example/progress", "http://10.1.2.3:8080/in?x=1", "HTTPS://www.example"})
    void given_an_address_of_the_web_then_it_will_do(String url) {
        assertThat(WebhookAddress.fault(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://www.example/x",
                "www.example/progress",
                "https:///progress",
                "https://user:word@www.example/",
                "https://www.example/#part",
                "https://www.example/a b",
                "javascript:alert(1)"
            })
    void given_anything_else_then_a_reason(String url) {
        assertThat(WebhookAddress.fault(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://[::1]/",
                "http://0.0.0.0/",
                "http://169.254.169.254/latest",
                "http://[fe80::1]/",
                "http://224.0.0.1/"
            })
    void given_this_machine_or_its_link_then_not_outside(String url) throws Exception {
        assertThat(outside(url, false)).isEmpty();
    }

    @Test
    void given_a_private_network_then_outside() throws Exception {
        assertThat(outside("http://10.1.2.3/", false)).isPresent();
        assertThat(outside("http://127.0.0.1/", true)).as("in the sandbox").isPresent();
    }

    private static Optional<InetAddress> outside(String url, boolean loopback) throws UnknownHostException {
        return WebhookAddress.outside(URI.create(url), loopback, InetAddress::getAllByName);
    }

    @Test
    void given_a_name_of_which_one_address_is_here_then_none() throws UnknownHostException {
        InetAddress outside = InetAddress.getByName("10.1.2.3");
        InetAddress here = InetAddress.getLoopbackAddress();
        assertThat(WebhookAddress.outside(URI.create("http://x/"), false, _ -> new InetAddress[] {outside, here}))
                .isEmpty();
        assertThat(WebhookAddress.outside(URI.create("http://x/"), false, _ -> new InetAddress[] {outside}))
                .contains(outside);
    }
}

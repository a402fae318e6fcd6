package hotline.desktop.http;

import hotline.desktop.person.Role;
import io.vertx.core.http.HttpMethod;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the contract says about one operation.
 *
 * @param path as in the contract: {@code /api/tickets/{id}}
 * @param roles who may; empty exactly when {@code open} or {@code byKey}
 * @param open whether anybody may, signed in or not ({@code x-public: true})
 * @param byKey whether systems use it, with the key of their channel ({@code x-channel-key: true})
 * @param webSocket served by an upgrade, which authenticates by its first message
 * @param bodyBytes the largest body, where it is not everybody's limit ({@code x-body-bytes}); 0 where it is
 * @param streamed whether its body is a file that is read while it comes ({@code x-streamed-body: true})
 */
public record ContractOperation(
        String id,
        HttpMethod method,
        String path,
        Set<Role> roles,
        boolean open,
        boolean byKey,
        boolean webSocket,
        int bodyBytes,
        boolean streamed) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    public ContractOperation {
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
    }

    public boolean allows(Set<Role> held) {
        return open || roles.stream().anyMatch(held::contains);
    }

    /** {@code /api/tickets/:id}. */
    String routerPath() {
        return PLACE.matcher(path).replaceAll(":$1");
    }

    Pattern pathPattern() {
        return Pattern.compile(PLACE.matcher(path.replace(".", "\\.")).replaceAll("[^/]+"));
    }
}

package hotline.desktop.http;

import hotline.desktop.person.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * openapi.yaml, the one place that says which operations there are, what they accept and who may use them.
 *
 * @param text as published under /openapi.yaml
 */
public record Contract(String text, OpenAPIContract validation, List<ContractOperation> operations) {

    private static final String RESOURCE = "/openapi.yaml";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head");

    /** Fails when the contract leaves open who may use an operation. */
    public static Future<Contract> load(Vertx vertx) {
        return parse(vertx, resource());
    }

    static Future<Contract> parse(Vertx vertx, String yaml) {
        Map<String, Object> tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        JsonObject contract = new JsonObject(tree).copy();
        List<ContractOperation> operations = operations(contract);
        withoutOtherMediaTypes(contract);
        return OpenAPIContract.from(vertx, contract).map(validation -> new Contract(yaml, validation, operations));
    }

    private static List<ContractOperation> operations(JsonObject contract) {
        List<ContractOperation> operations = new ArrayList<>();
        JsonObject paths = contract.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject methods = paths.getJsonObject(path);
            for (String method : methods.fieldNames()) {
                if (METHODS.contains(method)) {
                    operations.add(operation(path, method, methods.getJsonObject(method)));
                }
            }
        }
        return List.copyOf(operations);
    }

    private static ContractOperation operation(String path, String method, JsonObject said) {
        String id = said.getString("operationId", method + " " + path);
        boolean open = said.getBoolean("x-public", false);
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (Object word : said.getJsonArray("x-roles", new JsonArray())) {
            roles.add(Role.of((String) word)
                    .orElseThrow(() -> new IllegalStateException(id + ": no such role: " + word)));
        }
        boolean byKey = said.getBoolean("x-channel-key", false);
        if (Stream.of(open, byKey, !roles.isEmpty()).filter(says -> says).count() != 1) {
            throw new IllegalStateException(id + " needs either x-roles or x-public: true or x-channel-key: true");
        }
        boolean webSocket = said.getBoolean("x-websocket", false);
        return new ContractOperation(
                id,
                HttpMethod.valueOf(method.toUpperCase(java.util.Locale.ROOT)),
                path,
                roles,
                open,
                byKey,
                webSocket,
                said.getInteger("x-body-bytes", 0),
                said.getBoolean("x-streamed-body", false));
    }

    /**
     * The validator knows JSON only; the media types of other responses are of no use to it and refused by it. A
     * schema's property may be called {@code content} too: only names with a slash are media types.
     */
    private static void withoutOtherMediaTypes(JsonObject node) {
        if (node.getValue("content") instanceof JsonObject content
                && content.fieldNames().stream().allMatch(name -> name.contains("/"))) {
            List.copyOf(content.fieldNames()).stream()
                    .filter(type -> !type.equals("application/json"))
                    .forEach(content::remove);
            if (content.isEmpty()) {
                node.remove("content");
            }
        }
        // The body of a file is not the validator's.
        if (node.getValue("requestBody") instanceof JsonObject body && !body.containsKey("$ref")) {
            withoutOtherMediaTypes(body);
            if (!body.containsKey("content")) {
                node.remove("requestBody");
            }
        }
        for (String name : List.copyOf(node.fieldNames())) {
            if (node.getValue(name) instanceof JsonObject child) {
                withoutOtherMediaTypes(child);
            }
        }
    }

    private static String resource() {
        try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

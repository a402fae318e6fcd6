package hotline.desktop.http;

import io.vertx.core.json.Json;
import io.vertx.json.schema.common.dsl.SchemaType;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatableRequest;
import java.util.HashMap;
import java.util.Map;

/**
 * A request whose text parameters stay text. The validator reads parameters as JSON first, which would make a number of
 * the call id {@code 1700000000.1} and an array of the search text {@code [1]}; quoted, they come out as they went in.
 */
record PlainStrings(
        ValidatableRequest request,
        Map<String, RequestParameter> getPathParameters,
        Map<String, RequestParameter> getQuery)
        implements ValidatableRequest {

    private record Quoted(String get) implements RequestParameter {}

    static PlainStrings of(ValidatableRequest request, Operation operation) {
        return new PlainStrings(
                request,
                quoted(request.getPathParameters(), operation, Location.PATH),
                quoted(request.getQuery(), operation, Location.QUERY));
    }

    private static Map<String, RequestParameter> quoted(
            Map<String, RequestParameter> given, Operation operation, Location location) {
        Map<String, RequestParameter> quoted = new HashMap<>(given);
        operation.getParameters().stream()
                .filter(said -> said.getIn() == location && said.getSchemaType() == SchemaType.STRING)
                .forEach(said -> quoted.computeIfPresent(said.getName(), (_, value) -> quoted(value)));
        return quoted;
    }

    private static RequestParameter quoted(RequestParameter value) {
        return value.get() instanceof String text ? new Quoted(Json.encode(text)) : value;
    }

    @Override
    public Map<String, RequestParameter> getCookies() {
        return request.getCookies();
    }

    @Override
    public Map<String, RequestParameter> getHeaders() {
        return request.getHeaders();
    }

    @Override
    public RequestParameter getBody() {
        return request.getBody();
    }

    @Override
    public String getContentType() {
        return request.getContentType();
    }
}

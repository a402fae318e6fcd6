package hotline.desktop.http;

import hotline.desktop.channel.ChannelKeys;
import hotline.desktop.identity.AccessTokens;
import hotline.desktop.person.Person;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request that the guard let through and that fits the contract.
 *
 * @param claims of the access token; null for public operations
 * @param channel whose key came with it; null but for operations of the channels
 * @param address where the connection comes from
 * @param headers as they came
 * @param form a form's fields; none when the body is something else
 * @param file the body of an operation that takes a file; null for others
 */
public record ApiRequest(
        AccessTokens.@Nullable Claims claims,
        ChannelKeys.Answer.@Nullable Holder channel,
        ValidatedRequest valid,
        String address,
        MultiMap headers,
        MultiMap form,
        @Nullable BodyStream file) {

    public AccessTokens.Claims caller() {
        if (claims == null) {
            throw new IllegalStateException("a public operation has no caller");
        }
        return claims;
    }

    /** Null when there is none. */
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The file that comes with it. */
    public BodyStream upload() {
        if (file == null) {
            throw new IllegalStateException("only operations with x-streamed-body take a file");
        }
        return file;
    }

    /** The system that hands matters over. */
    public ChannelKeys.Answer.Holder sender() {
        if (channel == null) {
            throw new IllegalStateException("only operations of the channels have a sender");
        }
        return channel;
    }

    public Person person() {
        return caller().person();
    }

    /** Empty when the operation allows no body and none came. */
    public JsonObject body() {
        RequestParameter body = valid.getBody();
        return body == null || body.isEmpty() ? new JsonObject() : body.getJsonObject();
    }

    /** What somebody wrote into the body, without the blanks around it; empty when it was left out. */
    public String text(String field) {
        String text = body().getString(field);
        return text == null ? "" : text.strip();
    }

    /**
     * What somebody wrote, without the blanks around it.
     *
     * @throws ProblemException with these words, when nothing was written
     */
    public String text(String field, String otherwise) {
        String text = text(field);
        if (text.isEmpty()) {
            throw Problem.invalid(otherwise, field).asException();
        }
        return text;
    }

    public String path(String name) {
        RequestParameter value = valid.getPathParameters().get(name);
        if (value == null) {
            throw new IllegalStateException("the contract has no path parameter " + name);
        }
        return String.valueOf(value.get());
    }

    public UUID uuid(String name) {
        try {
            return UUID.fromString(path(name));
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("编号「" + name + "」不是有效的 UUID", name).asException();
        }
    }

    public Optional<String> query(String name) {
        RequestParameter value = valid.getQuery().get(name);
        return value == null || value.isNull() || value.isEmpty()
                ? Optional.empty()
                : Optional.of(String.valueOf(value.get()));
    }

    public int query(String name, int otherwise) {
        return query(name).map(Integer::parseInt).orElse(otherwise);
    }
}

package hotline.desktop.identity;

import hotline.desktop.person.Person;
import hotline.desktop.person.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.UUID;
import java.util.function.Predicate;

/** Access tokens: JWT, HS256, 15 minutes. They carry the person, so that checking one needs no database. */
public final class AccessTokens {

    public static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final String ISSUER = "hotline12345";

    /** @param token to be sent as Bearer */
    public record Issued(String token, Instant expiresAt) {}

    /** Who a valid token speaks for. @param family the sign-in it belongs to */
    public record Claims(Person person, UUID family, Instant expiresAt) {}

    private final JWTAuth jwt;
    private final Clock clock;
    private final EndedSignIns ended;
    private final Predicate<String> dissolved;

    /** @param dissolved whether a unit is no more: its people are out at once; asked on the event loop, from memory */
    public AccessTokens(Vertx vertx, String secret, Clock clock, EndedSignIns ended, Predicate<String> dissolved) {
        this.jwt = JWTAuth.create(
                vertx,
                new JWTAuthOptions()
                        .addPubSecKey(
                                new PubSecKeyOptions().setAlgorithm("HS256").setBuffer(secret))
                        // the clock is ours: expiry is checked below
                        .setJWTOptions(new JWTOptions().setIssuer(ISSUER).setIgnoreExpiration(true)));
        this.clock = clock;
        this.ended = ended;
        this.dissolved = dissolved;
    }

    public Issued issue(Person person, UUID family) {
        Instant now = clock.instant();
        Instant expiresAt = Instant.ofEpochSecond(now.plus(LIFETIME).getEpochSecond());
        JsonArray roles = new JsonArray();
        person.roles().stream().sorted().forEach(role -> roles.add(role.word()));
        JsonObject claims = new JsonObject()
                .put("sub", person.id().toString())
                .put("name", person.name())
                .put("dn", person.displayName())
                .put("roles", roles)
                .put("unit", person.unitId())
                .put("ext", person.extension())
                .put("sid", family.toString())
                .put("iat", now.getEpochSecond())
                .put("exp", expiresAt.getEpochSecond());
        String token =
                jwt.generateToken(claims, new JWTOptions().setAlgorithm("HS256").setIssuer(ISSUER));
        return new Issued(token, expiresAt);
    }

    /** Fails with {@link InvalidToken} for whatever is wrong. Nothing blocks. */
    public Future<Claims> check(String token) {
        return jwt.authenticate(new TokenCredentials(token))
                .map(user -> claims(user.principal(), user.attributes().getLong("exp", 0L)))
                .recover(failure -> Future.failedFuture(
                        failure instanceof InvalidToken ? failure : new InvalidToken("令牌无效，请重新登录")));
    }

    private Claims claims(JsonObject claims, long expires) {
        Instant expiresAt = Instant.ofEpochSecond(expires);
        if (!clock.instant().isBefore(expiresAt)) {
            throw new InvalidToken("登录已过期，请重新登录");
        }
        UUID family = UUID.fromString(claims.getString("sid"));
        if (ended.contains(family)) {
            throw new InvalidToken("已退出登录，请重新登录");
        }
        String unit = claims.getString("unit");
        if (unit != null && dissolved.test(unit)) {
            throw new InvalidToken("您所在的单位已撤销，帐号停用；承接单位的人员请用承接单位的帐号登录");
        }
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        claims.getJsonArray("roles").forEach(word -> Role.of((String) word).ifPresent(roles::add));
        Person person = new Person(
                UUID.fromString(claims.getString("sub")),
                claims.getString("name"),
                claims.getString("dn"),
                roles,
                unit,
                claims.getString("ext"));
        return new Claims(person, family, expiresAt);
    }
}

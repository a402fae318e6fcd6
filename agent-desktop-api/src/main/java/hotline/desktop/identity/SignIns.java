package hotline.desktop.identity;

import hotline.database.Database;
import hotline.desktop.livestate.AttemptCounter;
import hotline.desktop.person.Person;
import hotline.desktop.store.RefreshTokenStore;
import hotline.desktop.store.SignInLogStore;
import hotline.desktop.store.UserStore;
import hotline.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signing in and out, refreshing, changing the password. Blocking: virtual threads only. */
public final class SignIns {

    public static final Duration REFRESH_LIFETIME = Duration.ofHours(12);

    /** @param perName attempts for one name, and {@code perAddress} from one address, within the window */
    public record Limits(int perName, int perAddress, Duration window) {}

    public sealed interface Outcome {

        record SignedIn(AccessTokens.Issued access, String refreshToken, Person person) implements Outcome {}

        /** @param reason in Chinese; the same for an unknown name and a wrong password */
        record Refused(String reason) implements Outcome {}

        record Limited(Duration retryAfter) implements Outcome {}
    }

    public sealed interface PasswordChange {

        record Changed() implements PasswordChange {}

        record Refused(String reason, String field) implements PasswordChange {}

        record Limited(Duration retryAfter) implements PasswordChange {}
    }

    private static final String WRONG = "用户名或密码不正确";
    private static final String EXPIRED = "登录已过期，请重新登录";

    private final Database database;
    private final UserStore users = new UserStore();
    private final RefreshTokenStore refreshTokens = new RefreshTokenStore();
    private final SignInLogStore log = new SignInLogStore();
    private final Passwords passwords;
    private final AccessTokens accessTokens;
    private final EndedSignIns ended;
    private final AttemptCounter attempts;
    private final Limits limits;
    private final Clock clock;
    private final Ids ids;

    public SignIns(
            Database database,
            Passwords passwords,
            AccessTokens accessTokens,
            EndedSignIns ended,
            AttemptCounter attempts,
            Limits limits,
            Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.ended = ended;
        this.attempts = attempts;
        this.limits = limits;
        this.clock = clock;
        this.ids = new Ids(clock);
    }

    public Outcome signIn(String name, String password, String address) {
        Optional<Duration> wait = overLimit(name, address);
        if (wait.isPresent()) {
            note(name, null, address, "LIMITED");
            return new Outcome.Limited(wait.get());
        }
        Optional<UserStore.Account> found = users.byName(database.dsl(), name);
        boolean right = found.map(account -> passwords.matches(password, account.passwordHash()))
                .orElseGet(() -> passwords.matchesNobody(password));
        if (found.isEmpty() || !right) {
            note(name, null, address, found.isEmpty() ? "UNKNOWN" : "WRONG_PASSWORD");
            return new Outcome.Refused(WRONG);
        }
        Person person = found.get().person();
        if (found.get().disabled()) {
            note(name, person.id(), address, "DISABLED");
            return new Outcome.Refused("帐号已停用，请联系管理员");
        }
        attempts.forget(nameKey(name));
        Outcome.SignedIn signedIn = begin(person);
        note(name, person.id(), address, "OK");
        return signedIn;
    }

    /** Exchanges a refresh token; a token used before ends the whole sign-in, for it may be stolen. */
    public Outcome refresh(String refreshToken, String address) {
        String hash = RandomSecret.hash(refreshToken);
        Instant now = clock.instant();
        return database.inTransaction(db -> {
            Optional<RefreshTokenStore.Row> row = refreshTokens.lock(db, hash);
            if (row.isEmpty() || row.get().revoked() || !now.isBefore(row.get().expiresAt())) {
                return new Outcome.Refused(EXPIRED);
            }
            UUID family = row.get().family();
            Optional<UserStore.Account> account = users.byId(db, row.get().userId());
            if (row.get().rotated() || account.isEmpty() || account.get().disabled()) {
                refreshTokens.revokeFamily(db, family, now);
                ended.add(family);
                String name = account.map(known -> known.person().name()).orElse("");
                String outcome = row.get().rotated() ? "TOKEN_REUSED" : "DISABLED";
                log.insert(db, new SignInLogStore.Entry(now, name, row.get().userId(), address, outcome));
                return new Outcome.Refused(EXPIRED);
            }
            refreshTokens.markRotated(db, hash, now);
            String next = RandomSecret.next();
            // the sign-in as a whole lasts as long as it is used at least every twelve hours
            refreshTokens.insert(
                    db, RandomSecret.hash(next), family, row.get().userId(), now, now.plus(REFRESH_LIFETIME));
            Person person = account.get().person();
            return new Outcome.SignedIn(accessTokens.issue(person, family), next, person);
        });
    }

    public void signOut(UUID family) {
        ended.add(family);
        Instant now = clock.instant();
        database.runInTransaction(db -> refreshTokens.revokeFamily(db, family, now));
    }

    /** Ends every other sign-in of the person. */
    public PasswordChange changePassword(AccessTokens.Claims who, String current, String replacement) {
        AttemptCounter.Count count = attempts.add("password:" + who.person().id(), limits.window());
        if (count.attempts() > limits.perName()) {
            return new PasswordChange.Limited(count.resetsIn());
        }
        Optional<UserStore.Account> account =
                users.byId(database.dsl(), who.person().id());
        if (account.isEmpty() || !passwords.matches(current, account.get().passwordHash())) {
            return new PasswordChange.Refused("当前密码不正确", "current");
        }
        if (current.equals(replacement)) {
            return new PasswordChange.Refused("新密码不能与当前密码相同", "replacement");
        }
        if (replacement.contains(who.person().name())) {
            return new PasswordChange.Refused("新密码不能包含用户名", "replacement");
        }
        String hash = passwords.hash(replacement);
        Instant now = clock.instant();
        database.runInTransaction(db -> {
            users.changePassword(db, who.person().id(), hash, now);
            refreshTokens.revokeOthers(db, who.person().id(), who.family(), now);
        });
        attempts.forget("password:" + who.person().id());
        return new PasswordChange.Changed();
    }

    private Outcome.SignedIn begin(Person person) {
        Instant now = clock.instant();
        UUID family = ids.next();
        String refreshToken = RandomSecret.next();
        database.runInTransaction(db -> {
            refreshTokens.forget(db, now.minus(REFRESH_LIFETIME));
            refreshTokens.insert(
                    db, RandomSecret.hash(refreshToken), family, person.id(), now, now.plus(REFRESH_LIFETIME));
        });
        return new Outcome.SignedIn(accessTokens.issue(person, family), refreshToken, person);
    }

    private Optional<Duration> overLimit(String name, String address) {
        AttemptCounter.Count byAddress = attempts.add("address:" + address, limits.window());
        if (byAddress.attempts() > limits.perAddress()) {
            return Optional.of(byAddress.resetsIn());
        }
        AttemptCounter.Count byName = attempts.add(nameKey(name), limits.window());
        return byName.attempts() > limits.perName() ? Optional.of(byName.resetsIn()) : Optional.empty();
    }

    private static String nameKey(String name) {
        return "name:" + name.toLowerCase(Locale.ROOT);
    }

    private void note(String name, @Nullable UUID userId, String address, String outcome) {
        SignInLogStore.Entry entry = new SignInLogStore.Entry(clock.instant(), name, userId, address, outcome);
        database.runInTransaction(db -> log.insert(db, entry));
    }
}

package hotline.ops.seed;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import hotline.database.Database;
import hotline.ops.call.RunningStack;
import hotline.tickets.sealing.SealingKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The database of a stack's home, for seeds and benchmarks: as its superuser when the database is the stack's own.
 *
 * @param role the product's own user
 * @param keys that callers are sealed with
 */
public record SeedTarget(
        String url, String user, String password, String role, String rolePassword, Duration offset, SealingKeys keys) {

    private static final String OWN = "jdbc:postgresql://127.0.0.1:";

    /**
     * @throws IOException when nothing was started there
     * @throws IllegalStateException when it is not a sandbox
     */
    public static SeedTarget of(Path home) throws IOException {
        Path file = home.resolve("config/hotline.conf");
        if (!Files.exists(file)) {
            throw new IOException(home + " 中没有系统：先执行 ops/up");
        }
        Config config = ConfigFactory.parseFile(file.toFile()).resolve();
        if (!config.hasPath("hotline.sandbox") || !config.getBoolean("hotline.sandbox")) {
            throw new IllegalStateException("不是沙箱（" + file + " 中 hotline.sandbox 不为 true）：不在正式系统中造数据");
        }
        RunningStack stack = RunningStack.at(home);
        String url = config.getString("hotline.database.url");
        String role = config.hasPath("hotline.database.user") ? config.getString("hotline.database.user") : "hotline";
        boolean own = url.startsWith(OWN + stack.port("HOTLINE_PG_PORT") + "/");
        return new SeedTarget(
                url,
                own ? "postgres" : role,
                stack.secret(own ? "database.admin.password" : "database.password"),
                role,
                stack.secret("database.password"),
                offset(home.resolve("sandbox-clock")),
                SealingKeys.parse(stack.secret("ticket.keys"), stack.secret("ticket.index.key")));
    }

    private static Duration offset(Path file) throws IOException {
        return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    }

    /** By the sandbox's business clock. */
    public Instant now(InstantSource real) {
        return real.instant().plus(offset);
    }

    /** Opens it as the product does: with the newest schema. */
    public Database open(int poolSize) {
        return Database.open(new Database.Settings(url, role, rolePassword, poolSize, Duration.ofSeconds(30)));
    }

    @Override
    public String toString() {
        return "SeedTarget[" + url + "]";
    }
}

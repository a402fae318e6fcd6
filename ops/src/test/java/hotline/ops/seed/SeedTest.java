package hotline.ops.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.PhoneNumber;
import hotline.tickets.Actor;
import hotline.tickets.Role;
import hotline.tickets.TicketFilter;
import hotline.tickets.TicketPage;
import hotline.tickets.TicketSettings;
import hotline.tickets.Timers;
import hotline.tickets.sealing.SealingKeys;
import hotline.tickets.usecase.TicketRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds as the product sees them, on a real PostgreSQL. */
class SeedTest {

    private static final Actor REVIEWER = new Actor("shenhe", Role.REVIEWER);
    private static final TicketFilter FIRST_PAGE = TicketFilter.all(200);

    private final Database.Settings settings = TestDatabase.freshSettings();
    private final SeedTarget target = new SeedTarget(
            settings.url(),
            settings.user(),
            settings.password(),
            settings.user(),
            settings.password(),
            Duration.ZERO,
            SealingKeys.wellKnown());

    @Test
    void given_a_seed_then_the_product_reads_it_has_nothing_to_sweep_and_loses_it_again() throws Exception {
        Seed seed = new Seed(target, 2);
        seed.add(400, 7);
        seed.add(400, 7);
        assertThatThrownBy(() -> seed.add(500, 7)).hasMessageContaining("--remove");
        SeedPlan plan;
        try (SeedDatabase database = SeedDatabase.open(target)) {
            plan = database.known().orElseThrow();
        }
        try (Database database = target.open(2)) {
            TicketRoom room = TicketRoom.open(
                    database,
                    target.keys(),
                    Clock.fixed(plan.asOf(), ZoneOffset.UTC),
                    TicketSettings.defaults(),
                    _ -> {});
            TicketPage page = room.queries().list(FIRST_PAGE, REVIEWER);
            assertThat(page.total()).isEqualTo(400);
            assertThat(page.tickets())
                    .allSatisfy(ticket -> assertThat(room.queries()
                                    .history(ticket.id(), REVIEWER)
                                    .getLast()
                                    .to())
                            .isEqualTo(ticket.state()));
            assertThat(page.tickets())
                    .allSatisfy(ticket -> assertThat(
                                    PhoneNumber.parse(ticket.caller().number()).masked())
                            .isEqualTo(ticket.caller().maskedNumber()));
            assertThat(database.dsl()
                            .fetchOne("select count(*) from ticket where caller_name <> '' or caller_number <> ''")
                            .get(0, int.class))
                    .isZero();
            assertThat(room.timers().sweep()).isEqualTo(new Timers.Swept(0, 0, 0, 0, 0));
            seed.remove();
            assertThat(room.queries().list(FIRST_PAGE, REVIEWER).total()).isZero();
        }
    }

    @Test
    void given_a_home_that_is_no_sandbox_then_refused(@TempDir Path home) throws IOException {
        assertThatThrownBy(() -> SeedTarget.of(home))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ops/up");
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/hotline.conf"), "hotline { sandbox = true }\ninclude \"local.conf\"\n");
        Files.writeString(home.resolve("config/local.conf"), "hotline.sandbox = false\n");
        assertThatThrownBy(() -> SeedTarget.of(home))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("不是沙箱");
    }
}

package hotline.sms.store;

import static hotline.database.jooq.Tables.SMS_PART;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.Ids;
import hotline.sms.link.IncomingReceipt;
import hotline.sms.link.IncomingReceipt.Fate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message of two parts, the first of which was never answered. */
class ReceiptBookTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final String PHONE = "13800001234";
    private static final String ADDRESS = "106123450001";

    private final Ids ids = new Ids(Clock.fixed(NOW, ZoneOffset.UTC));
    private final ReceiptBook book = new ReceiptBook(ids);
    private final PartQueue queue = new PartQueue();
    private Database database;
    private UUID unanswered;
    private UUID other;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        NewMessage message =
                new NewMessage("key", Purpose.RESULT, ids.next(), PHONE, ADDRESS, "text", List.of("te", "xt"), "");
        database.runInTransaction(dsl -> {
            assertThat(new Messages(ids).add(dsl, message, NOW)).isTrue();
            assertThat(new Messages(ids).add(dsl, message, NOW)).isFalse();
            List<PartQueue.Claimed> parts = queue.claim(dsl, 10, NOW);
            unanswered = parts.getFirst().id();
            other = parts.getLast().id();
            queue.unknown(dsl, unanswered, "silence", NOW);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void given_sibling_on_its_way_when_unknown_receipt_comes_then_it_waits() {
        database.runInTransaction(dsl -> {
            book.write(dsl, receipt("77"), NOW);
            assertThat(book.adopt(dsl, NOW)).isEmpty();
        });
    }

    @Test
    void given_receipt_that_names_the_sibling_when_adopting_then_not_given_away() {
        database.runInTransaction(dsl -> {
            queue.accepted(dsl, other, "0000000077", NOW);
            book.write(dsl, receipt("77"), NOW);
            assertThat(book.adopt(dsl, NOW)).isEmpty();
            assertThat(book.match(dsl, NOW)).hasSize(1);
        });
        assertThat(state(other)).isEqualTo("DELIVERED");
        assertThat(state(unanswered)).isEqualTo("UNKNOWN");
    }

    @Test
    void given_receipt_that_names_nobody_when_adopting_then_the_unanswered_part_is_delivered() {
        database.runInTransaction(dsl -> {
            queue.accepted(dsl, other, "4D", NOW);
            book.write(dsl, receipt("78"), NOW);
            book.write(dsl, receipt("78"), NOW);
            assertThat(book.match(dsl, NOW)).isEmpty();
            assertThat(book.adopt(dsl, NOW)).hasSize(1);
        });
        assertThat(state(unanswered)).isEqualTo("DELIVERED");
    }

    @Test
    void given_hexadecimal_id_when_receipt_is_decimal_then_matched() {
        database.runInTransaction(dsl -> {
            queue.accepted(dsl, other, "4D", NOW);
            book.write(dsl, receipt("77"), NOW);
            assertThat(book.match(dsl, NOW)).hasSize(1);
        });
        assertThat(state(other)).isEqualTo("DELIVERED");
    }

    private static IncomingReceipt receipt(String id) {
        return new IncomingReceipt(id, PHONE, ADDRESS, Fate.DELIVERED, "000", "");
    }

    private String state(UUID part) {
        return database.dsl().fetchSingle(SMS_PART, SMS_PART.ID.eq(part)).get(SMS_PART.STATE);
    }
}

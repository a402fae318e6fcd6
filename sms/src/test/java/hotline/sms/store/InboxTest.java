package hotline.sms.store;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.database.TestDatabase;
import hotline.kernel.Ids;
import hotline.regulation.clause.Proves;
import hotline.sms.link.IncomingText;
import hotline.sms.store.Inbox.Waiting;
import hotline.tickets.sealing.SealingKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What citizens text is handled, and can't be read in the database. */
@Proves("24a")
class InboxTest {

    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final String PHONE = "13800000001";
    private static final String ADDRESS = "106123450001";

    private final Database database = TestDatabase.fresh();
    private final Inbox inbox =
            new Inbox(new Ids(Clock.fixed(NOW, ZoneOffset.UTC)), Seals.with(SealingKeys.wellKnown()));

    @AfterEach
    void close() {
        database.close();
    }

    private static IncomingText text(String phone, String words) {
        return new IncomingText(phone, ADDRESS, words, null);
    }

    private static IncomingText piece(int number, String words) {
        return new IncomingText(PHONE, ADDRESS, words, new IncomingText.Piece(7, 3, number));
    }

    private List<Waiting> waiting() {
        return inbox.waiting(database.dsl(), NOW);
    }

    private int readable() {
        return database.dsl()
                .fetchSingle(
                        "select count(*) from sms_inbound i where i::text like '%1380000000%' or i::text like '%张三%'")
                .get(0, int.class);
    }

    /** As a server wrote it that did not seal: digest and all. */
    private void unseal() {
        Seals seals = Seals.with(SealingKeys.wellKnown());
        database.dsl()
                .fetch("select id, sealed from sms_inbound where sealed is not null")
                .forEach(row -> {
                    java.util.UUID id = row.get("id", java.util.UUID.class);
                    String[] both = seals.open(row.get("sealed", byte[].class), "sms_inbound.sealed", id)
                            .split("\n", 2);
                    database.dsl()
                            .execute(
                                    "update sms_inbound set sealed = null, phone_index = null, phone = ?, text = ?, dedupe_key = ? where id = ?",
                                    both[0],
                                    both[1],
                                    Inbox.key(text(both[0], both[1]), 0),
                                    id);
                });
    }

    private int sealSome(int most) {
        return database.inTransaction(tx -> inbox.sealSome(tx, most));
    }

    @Test
    void given_a_text_twice_then_one_that_tells_nothing_and_is_read_with_the_keys() {
        inbox.write(database.dsl(), text(PHONE, "不满意\n我是张三"), 0, NOW);
        inbox.write(database.dsl(), text(PHONE, "不满意\n我是张三"), 0, NOW);
        inbox.write(database.dsl(), text("", "1"), 0, NOW);
        assertThat(waiting())
                .extracting(Waiting::phone, Waiting::text)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(PHONE, "不满意\n我是张三"),
                        org.assertj.core.groups.Tuple.tuple("", "1"));
        assertThat(readable()).isZero();
        inbox.write(database.dsl(), text(PHONE, "不满意\n我是张三"), 1, NOW);
        assertThat(waiting()).as("the same words later in the conversation").hasSize(3);
    }

    @Test
    void given_pieces_of_which_some_are_of_before_then_found_together() {
        inbox.write(database.dsl(), piece(2, "乙"), 0, NOW);
        unseal();
        inbox.write(database.dsl(), piece(1, "甲"), 0, NOW);
        inbox.write(database.dsl(), piece(3, "丙"), 0, NOW);
        inbox.write(
                database.dsl(), new IncomingText("13800000002", ADDRESS, "丁", new IncomingText.Piece(7, 3, 1)), 0, NOW);
        Waiting first = waiting().stream()
                .filter(one -> one.text().equals("甲"))
                .findFirst()
                .orElseThrow();
        assertThat(inbox.pieces(database.dsl(), first.id()))
                .extracting(Waiting::text)
                .containsExactly("甲", "乙", "丙");
    }

    @Test
    void given_texts_of_before_then_sealed_wherever_it_stopped_and_a_resent_one_is_still_known() {
        inbox.write(database.dsl(), text(PHONE, "张三"), 0, NOW);
        inbox.write(database.dsl(), text("13800000002", "1"), 0, NOW);
        unseal();
        assertThat(readable()).isEqualTo(2);
        inbox.write(database.dsl(), text(PHONE, "张三"), 0, NOW);
        assertThat(waiting()).as("sent again before it was sealed").hasSize(2);
        assertThat(sealSome(1)).isEqualTo(1);
        assertThat(readable()).isEqualTo(1);
        assertThat(sealSome(500)).isEqualTo(1);
        assertThat(sealSome(500)).isZero();
        assertThat(readable()).isZero();
        inbox.write(database.dsl(), text(PHONE, "张三"), 0, NOW);
        assertThat(waiting())
                .as("sent again after it was sealed")
                .extracting(Waiting::text)
                .containsExactlyInAnyOrder("张三", "1");
    }
}

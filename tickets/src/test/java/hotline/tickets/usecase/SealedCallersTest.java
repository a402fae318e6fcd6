package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.kernel.PhoneNumber;
import hotline.regulation.TicketKind;
import hotline.regulation.clause.Proves;
import hotline.tickets.Act;
import hotline.tickets.DraftFields;
import hotline.tickets.EarlierTicket;
import hotline.tickets.Ticket;
import hotline.tickets.TicketSettings;
import hotline.tickets.sealing.Sealer;
import hotline.tickets.sealing.SealingKeys;
import hotline.tickets.sealing.WrongKeys;
import hotline.tickets.store.TicketSearch;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers in the database: sealed when they come, sealed in the background when they were there before, and never lost. */
@Proves("24a")
class SealedCallersTest {

    private static final DraftFields FIELDS = new DraftFields(
            TestRoom.matter(TicketKind.HELP, false), "覃秀英", "139 7730 1111", "11010519491231002X", false);
    private static final String OTHER_AES = "1:aes:" + "ab".repeat(32);
    private static final String INDEX = "00".repeat(32);
    private static final String ROTATED = "2:sm4:" + "cd".repeat(16) + ",1:aes:" + "00".repeat(32);

    private final TestRoom room = new TestRoom();
    private final TicketSearch search = new TicketSearch();

    @AfterEach
    void close() {
        room.close();
    }

    private TicketRoom reopened(SealingKeys keys) {
        return TicketRoom.open(room.database, keys, room.clock, TicketSettings.defaults(), _ -> {});
    }

    private String everything() {
        return room.database
                        .dsl()
                        .fetch("select to_jsonb(t)::text from ticket t")
                        .toString()
                + room.database.dsl().fetch("select to_jsonb(a)::text from ticket_archive a")
                + room.database.dsl().fetch("select to_jsonb(e)::text from ticket_event e");
    }

    private void nothingPlain() {
        assertThat(everything()).doesNotContain("覃秀英", "13807731234", "1397730", "139 7730", "11010519491231002X");
    }

    /** As a ticket lay there before callers were sealed. */
    private void unseal(UUID id) {
        room.database.runInTransaction(tx -> {
            tx.execute("alter table ticket drop constraint if exists ticket_caller_sealed");
            tx.execute("alter table ticket disable trigger ticket_archived");
            tx.execute("""
                    update ticket set caller_name = '覃秀英', caller_number = '13807731234', contact = '139 7730 1111',
                        identity_number = '11010519491231002X', caller_sealed = null, number_index = null, contact_index = null,
                        identity_index = null where id = ?""", id);
            tx.execute("alter table ticket enable trigger ticket_archived");
        });
    }

    private void unsealDocument(UUID id, String document) {
        room.database.runInTransaction(tx -> {
            tx.execute("alter table ticket_archive disable trigger ticket_archive_append_only");
            tx.execute(
                    "update ticket_archive set document = ?, document_sealed = null where ticket_id = ?", document, id);
            tx.execute("alter table ticket_archive enable trigger ticket_archive_append_only");
        });
    }

    @Test
    void given_a_new_ticket_then_its_caller_lies_there_sealed_and_is_read_as_it_was() {
        Ticket ticket = room.dispatched(CALLER, FIELDS);
        nothingPlain();
        Ticket read = room.now(ticket.id());
        assertThat(read.caller().name()).isEqualTo("覃秀英");
        assertThat(read.caller().number()).isEqualTo("13807731234");
        assertThat(read.caller().contact()).isEqualTo("139 7730 1111");
        assertThat(read.caller().identityNumber()).isEqualTo("11010519491231002X");
        assertThat(room.room.queries().earlierByCaller(CALLER, 5))
                .extracting(EarlierTicket::id)
                .containsExactly(ticket.id());
    }

    @Test
    void given_a_whole_number_then_its_tickets_whichever_field_it_was_left_in() {
        Ticket ticket = room.dispatched(CALLER, FIELDS);
        room.accepted(PhoneNumber.parse("13900000000"), fields(TicketKind.HELP));
        for (String number : List.of("13807731234", "13977301111")) {
            assertThat(search.ofCaller(room.database.dsl(), number, REVIEWER, 10))
                    .extracting(Ticket::id)
                    .containsExactly(ticket.id());
            assertThat(search.ofCaller(room.database.dsl(), number, OTHER_AGENT, 10))
                    .isEmpty();
        }
        assertThat(search.ofIdentityNumber(room.database.dsl(), "11010519491231002x", REVIEWER, 10))
                .extracting(Ticket::id)
                .containsExactly(ticket.id());
        assertThat(search.ofCaller(room.database.dsl(), "1380773", REVIEWER, 10))
                .isEmpty();
    }

    @Test
    void given_a_change_that_leaves_the_caller_then_it_is_not_sealed_anew() {
        Ticket ticket = room.accepted(CALLER, FIELDS);
        String before = sealed(ticket.id());
        done(room.room.tickets().dispatch(Act.by(AGENT, ticket.id()), "cg", "权责清单"));
        assertThat(sealed(ticket.id())).isEqualTo(before);
    }

    private String sealed(UUID id) {
        return room.database
                .dsl()
                .fetchOne("select encode(caller_sealed, 'hex') from ticket where id = ?", id)
                .get(0, String.class);
    }

    @Test
    void given_a_sealed_caller_that_was_moved_to_another_ticket_then_it_does_not_open() {
        Ticket one = room.accepted(CALLER, FIELDS);
        Ticket other = room.accepted(CALLER, fields(TicketKind.HELP));
        room.database
                .dsl()
                .execute(
                        "update ticket set caller_sealed = (select caller_sealed from ticket where id = ?) where id = ?",
                        one.id(),
                        other.id());
        assertThatThrownBy(() -> room.now(other.id())).isInstanceOf(Sealer.Unreadable.class);
    }

    @Test
    void given_callers_from_before_then_they_are_found_sealed_in_the_background_and_plain_ones_refused_afterwards() {
        Ticket old = room.accepted(CALLER, FIELDS);
        unseal(old.id());
        TicketRoom later = reopened(SealingKeys.wellKnown());
        Ticket young = room.accepted(CALLER, FIELDS);
        assertThat(later.queries()
                        .find(old.id(), REVIEWER)
                        .orElseThrow()
                        .caller()
                        .name())
                .isEqualTo("覃秀英");
        assertThat(later.queries().earlierByCaller(CALLER, 5))
                .extracting(EarlierTicket::id)
                .containsExactlyInAnyOrder(old.id(), young.id());
        later.timers().sweep();
        nothingPlain();
        later.timers().sweep();
        assertThat(later.queries().find(old.id(), REVIEWER).orElseThrow())
                .as("nothing of the ticket changed, its version neither")
                .isEqualTo(old);
        assertThat(later.queries().earlierByCaller(CALLER, 5)).hasSize(2);
        assertThatThrownBy(() -> room.database.dsl().execute("update ticket set caller_name = '覃秀英'"))
                .hasMessageContaining("ticket_caller_sealed");
    }

    @Test
    void given_a_change_of_the_caller_before_it_was_sealed_then_the_plain_one_is_gone() {
        Ticket draft = room.draft(CALLER);
        done(room.room.tickets().saveDraft(Act.by(AGENT, draft.id()), FIELDS));
        unseal(draft.id());
        done(room.room.tickets().saveDraft(Act.by(AGENT, draft.id()), fields(TicketKind.HELP)));
        nothingPlain();
        assertThat(room.now(draft.id()).caller().name()).isEqualTo("张三");
        assertThat(room.now(draft.id()).caller().number()).isEqualTo("13807731234");
    }

    @Test
    void given_an_archived_ticket_then_its_hash_holds_sealed_or_not_and_after_the_key_was_changed() {
        Ticket closed = followedUp();
        done(room.room.archive().archive(Act.by(REVIEWER, closed.id())));
        nothingPlain();
        var file = room.room.archive().export(closed.id(), REVIEWER).orElseThrow();
        assertThat(file.document()).contains("覃秀英", "13807731234").doesNotContain("caller_sealed", "number_index");
        unseal(closed.id());
        unsealDocument(closed.id(), file.document());
        intact(room.room, closed.id(), file.sha256());
        TicketRoom rotated = reopened(SealingKeys.parse(ROTATED, INDEX));
        rotated.timers().sweep();
        nothingPlain();
        assertThat(sealed(closed.id())).startsWith("5300000002");
        intact(rotated, closed.id(), file.sha256());
        assertThatThrownBy(() ->
                        room.database.dsl().execute("update ticket set caller_sealed = null where id = ?", closed.id()))
                .hasMessageContaining("archived");
        assertThatThrownBy(() -> room.database.dsl().execute("update ticket_archive set document = 'x'"))
                .hasMessageContaining("append-only");
    }

    private Ticket followedUp() {
        Ticket ticket = room.passed(CALLER, FIELDS);
        done(room.room.tickets().needsManualFollowUp(ticket.id(), "短信发送失败"));
        return done(room.room.tickets().followUp(Act.by(REVIEWER, ticket.id()), true, "满意"));
    }

    private static void intact(TicketRoom room, UUID id, String sha256) {
        var check = room.archive().verify(id, REVIEWER).orElseThrow();
        assertThat(check.differences()).isEmpty();
        assertThat(check.computed()).isEqualTo(sha256);
        assertThat(check.sha256()).isEqualTo(sha256);
    }

    @Test
    void given_another_key_or_none_of_that_number_then_nothing_starts_and_it_says_what_to_do() {
        room.accepted(CALLER, FIELDS);
        assertThatThrownBy(() -> reopened(SealingKeys.parse(OTHER_AES, INDEX)))
                .isInstanceOf(WrongKeys.class)
                .hasMessageContaining("密钥 1 不是本库所用的那一把")
                .hasMessageContaining("备份");
        assertThatThrownBy(() -> reopened(SealingKeys.parse("3:aes:" + "ab".repeat(32), INDEX)))
                .isInstanceOf(WrongKeys.class)
                .hasMessageContaining("没有密钥 1");
        assertThatThrownBy(() -> reopened(SealingKeys.parse(ROTATED, "11".repeat(32))))
                .isInstanceOf(WrongKeys.class)
                .hasMessageContaining("ticket.index.key");
        assertThat(room.database
                        .dsl()
                        .fetch("select id from sealing_key order by id")
                        .getValues(0))
                .as("what was refused left no key behind")
                .isEqualTo(List.of(0, 1));
        TicketRoom rotated = reopened(SealingKeys.parse(ROTATED, INDEX));
        assertThat(rotated.queries().earlierByCaller(CALLER, 5)).hasSize(1);
    }
}

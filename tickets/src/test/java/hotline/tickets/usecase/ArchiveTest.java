package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.regulation.EmergencyDesk;
import hotline.regulation.Evaluation;
import hotline.regulation.EvaluationSource;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Proves;
import hotline.tickets.Act;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.TicketArchive.Archived;
import hotline.tickets.store.CanonicalJson;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Art 15: what is archived does not change, and can be proved not to have. */
@Proves("15a")
class ArchiveTest {

    private final TestRoom room = new TestRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private Ticket satisfied() {
        Ticket ticket = room.delivered();
        return done(room.room.tickets().evaluate(ticket.id(), Evaluation.SATISFIED, EvaluationSource.SMS, "1"));
    }

    private TicketState state(UUID id) {
        return room.now(id).state();
    }

    @Test
    void given_ended_tickets_when_they_rested_then_the_sweep_archives_each_and_no_other() {
        Ticket closed = satisfied();
        Ticket refused = done(room.room
                .tickets()
                .refuse(Act.by(AGENT, room.draft(CALLER).id()), RefusalGround.OUTSIDE_CITY, "请拨打当地12345"));
        Ticket handed = done(
                room.room.endings().handOver(Act.by(AGENT, room.draft(CALLER).id()), EmergencyDesk.POLICE, "打架", null));
        Ticket open = room.accepted(CALLER, fields(TicketKind.HELP));
        room.clock.advance(Duration.ofDays(30).minusSeconds(1));
        room.room.timers().sweep();
        assertThat(state(closed.id())).isEqualTo(TicketState.CLOSED);
        room.clock.advance(Duration.ofSeconds(1));
        room.room.timers().sweep();
        for (Ticket one : List.of(closed, refused, handed)) {
            assertThat(state(one.id())).isEqualTo(TicketState.ARCHIVED);
            assertThat(room.room
                            .archive()
                            .verify(one.id(), REVIEWER)
                            .orElseThrow()
                            .intact())
                    .isTrue();
        }
        assertThat(state(open.id())).isEqualTo(TicketState.ACCEPTED);
        Archived file = room.room.archive().export(closed.id(), REVIEWER).orElseThrow();
        assertThat(file.number()).isEqualTo(closed.number());
        assertThat(file.sha256()).isEqualTo(CanonicalJson.sha256(file.document()));
        assertThat(CanonicalJson.of(file.document())).isEqualTo(file.document());
        assertThat(file.document()).contains("\"event\":\"ARCHIVE\"", "路灯已修复", "\"state\":\"ARCHIVED\"");
        assertThat(room.room.archive().export(open.id(), REVIEWER)).isEmpty();
        assertThat(room.room.archive().export(closed.id(), OTHER_AGENT)).isEmpty();
    }

    @Test
    void given_an_archived_ticket_when_anything_of_it_is_changed_then_the_database_refuses() {
        Ticket closed = satisfied();
        done(room.room.archive().archive(Act.by(REVIEWER, closed.id())));
        for (String change : List.of(
                "update ticket set title = 'x' where id = ?",
                "delete from ticket where id = ?",
                "update ticket_archive set sha256 = repeat('0', 64) where ticket_id = ?",
                "insert into ticket_event (ticket_id, version, at, actor_id, actor_role, event, event_name, to_state)"
                        + " values (?, 99, now(), 'x', 'x', 'ARCHIVE', 'x', 'ARCHIVED')",
                "insert into ticket_paper (id, ticket_id, kind, round, at, actor_id, actor_role, content)"
                        + " values (gen_random_uuid(), ?, 'URGED', 1, now(), 'x', 'AGENT', '{}')")) {
            assertThatThrownBy(() -> room.database.dsl().execute(change, closed.id()))
                    .as(change)
                    .isInstanceOf(RuntimeException.class)
                    .hasMessageMatching("(?s).*(archived|append-only).*");
        }
        assertThat(refused(room.room.oversight().urge(Act.by(REVIEWER, closed.id()), "请快些"))
                        .article())
                .isEqualTo("第十五条");
        assertThat(refused(room.room.archive().archive(Act.by(REVIEWER, closed.id())))
                        .why())
                .isEqualTo(Result.Why.STATE);
        Ticket again = done(room.room.tickets().resultDelivered(closed.id(), room.clock.instant()));
        assertThat(again.state()).isEqualTo(TicketState.ARCHIVED);
    }

    @Test
    void given_a_row_changed_behind_the_triggers_then_the_check_names_it() {
        Ticket closed = satisfied();
        done(room.room.archive().archive(Act.by(REVIEWER, closed.id())));
        room.database.runInTransaction(tx -> {
            tx.execute("alter table ticket disable trigger ticket_archived");
            tx.execute("update ticket set title = '改过' where id = ?", closed.id());
            tx.execute("alter table ticket enable trigger ticket_archived");
        });
        var check = room.room.archive().verify(closed.id(), REVIEWER).orElseThrow();
        assertThat(check.sha256()).isEqualTo(check.computed());
        assertThat(check.intact()).isFalse();
        assertThat(check.differences()).containsExactly("ticket.title 与归档时不一致");
    }

    @Test
    void given_a_later_column_then_an_older_archive_is_still_intact() {
        Ticket closed = satisfied();
        done(room.room.archive().archive(Act.by(REVIEWER, closed.id())));
        room.database.dsl().execute("alter table ticket add column added_later text not null default ''");
        assertThat(room.room
                        .archive()
                        .verify(closed.id(), REVIEWER)
                        .orElseThrow()
                        .intact())
                .isTrue();
    }

    @Test
    void given_a_default_satisfaction_when_archived_early_then_refused_since_it_can_still_be_overridden() {
        Ticket ticket = room.delivered();
        room.clock.advance(Duration.ofHours(25));
        room.room.timers().sweep();
        Result.Refused refused = refused(room.room.archive().archive(Act.by(REVIEWER, ticket.id())));
        assertThat(refused.article()).isEqualTo("第十五条");
        assertThat(refused(room.room.archive().archive(Act.by(SUPERVISOR, ticket.id())))
                        .why())
                .isEqualTo(Result.Why.FORBIDDEN);
    }

    @Test
    void given_an_undecided_claim_then_not_archived_until_it_is_decided() {
        Ticket closed = satisfied();
        done(room.room.oversight().claimUnreasonable(Act.by(UNIT, closed.id()), "要求修到自家院内"));
        room.clock.advance(Duration.ofDays(31));
        room.room.timers().sweep();
        assertThat(state(closed.id())).isEqualTo(TicketState.CLOSED);
        UUID claim = room.room
                .files()
                .of(closed.id(), REVIEWER)
                .orElseThrow()
                .papers()
                .getLast()
                .id();
        done(room.room.oversight().decide(Act.by(REVIEWER, closed.id()), claim, true, ""));
        room.room.timers().sweep();
        assertThat(state(closed.id())).isEqualTo(TicketState.ARCHIVED);
    }

    /** Of how a matter came in, who asked after it, what timed it or learnt from it: no papers of the ticket. */
    private static final List<String> NO_PAPERS =
            List.of("external_submission", "progress_code", "ticket_dispatch_clock", "dispatch_objection");

    /** A table that came later and forgot {@code keep_archived} would change under an archive. */
    @Test
    void given_any_table_that_refers_to_a_ticket_then_its_rows_are_kept_once_archived() {
        List<String> unguarded = room.database.dsl().fetch("""
                select distinct c.conrelid::regclass::text from pg_constraint c
                where c.contype = 'f' and c.confrelid = 'ticket'::regclass
                  and c.conrelid not in ('ticket'::regclass, 'ticket_archive'::regclass)
                  and not exists (select from pg_trigger t
                                  where t.tgrelid = c.conrelid and t.tgname = 'keep_archived')
                """).getValues(0, String.class);
        assertThat(unguarded).containsExactlyInAnyOrderElementsOf(NO_PAPERS);
    }
}

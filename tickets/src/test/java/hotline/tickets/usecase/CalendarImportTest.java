package hotline.tickets.usecase;

import static hotline.tickets.usecase.AtOnceTest.atOnce;
import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.clause.Proves;
import hotline.regulation.dispute.ExtensionRule;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DispatchOrder;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.TicketEvent;
import hotline.tickets.calendar.CalendarNotices;
import hotline.tickets.calendar.DueMove.Overdue;
import hotline.tickets.calendar.NoticeAnswer;
import hotline.tickets.calendar.NoticePreview;
import hotline.tickets.table.TableFault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Notices that come while tickets are open. The room's clock stands at Friday 2026-09-18 10:00. */
@Proves("13(2)")
class CalendarImportTest {

    private static final Actor ADMIN = new Actor("admin", Role.ADMINISTRATOR);
    /** 2026-09-21, a Monday, is closed. */
    private static final byte[] CLOSED_MONDAY = notice("广西", "", "桂政办电〔2026〕99号", "2026-09-21,放假,台风停工");

    private static final Instant DUE = Instant.parse("2026-09-22T16:00:00Z");

    private final TestRoom room = new TestRoom(AtOnceTest.SMALL_BATCHES);
    private final CalendarNotices notices = room.room.calendar();

    @AfterEach
    void close() {
        room.close();
    }

    private static byte[] notice(String layer, String area, String number, String... days) {
        String head = "层级," + layer + "\n区域," + area + "\n标题,放假通知\n文号," + number
                + "\n起始日期,2026-01-01\n截止日期,2026-12-31\n日期,安排,说明\n";
        return (head + String.join("\n", days)).getBytes(StandardCharsets.UTF_8);
    }

    private void add(byte[] file) {
        assertThat(notices.add(file, notices.preview(file).calendarVersion(), ADMIN))
                .isInstanceOf(NoticeAnswer.Added.class);
    }

    private static Result.Refused refused(NoticeAnswer answer) {
        return ((NoticeAnswer.Refused) answer).why();
    }

    private List<TicketEvent> recounts(Ticket ticket) {
        return room.room.queries().history(ticket.id(), REVIEWER).stream()
                .filter(event -> event.event().equals("DUE_RECOUNTED"))
                .toList();
    }

    @Test
    void given_an_open_ticket_when_a_holiday_is_announced_then_previewed_moved_and_told_once() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        assertThat(ticket.times().dueAt()).isEqualTo(DUE);
        NoticePreview preview = notices.preview(CLOSED_MONDAY);
        assertThat(preview.faults()).isEmpty();
        assertThat(preview.moves().moved()).isEqualTo(1);
        assertThat(preview.moves().later()).isEqualTo(1);
        assertThat(preview.moves().first().getFirst().dueBefore()).isEqualTo(DUE);
        assertThat(preview.moves().first().getFirst().dueAfter()).isEqualTo(DUE.plus(Duration.ofDays(1)));
        assertThat(room.now(ticket.id())).as("looking changes nothing").isEqualTo(ticket);

        add(CLOSED_MONDAY);
        assertThat(notices.waiting()).isEqualTo(1);
        room.room.timers().sweep();
        room.room.timers().sweep();
        assertThat(notices.waiting()).isZero();
        assertThat(room.now(ticket.id()).times().dueAt()).isEqualTo(DUE.plus(Duration.ofDays(1)));
        assertThat(recounts(ticket))
                .singleElement()
                .extracting(TicketEvent::reason)
                .isEqualTo("放假安排有变动（《放假通知》（桂政办电〔2026〕99号））：办结期限由 2026-09-22 24:00 改为 2026-09-23 24:00");
        assertThat(room.due(ticket.id(), AGENT).lines()).noneMatch(line -> line.contains("派单后有变动"));
        assertThat(room.told).last().extracting(change -> change.version()).isEqualTo(ticket.version() + 1);
    }

    @Test
    void given_an_extended_ticket_with_an_assisting_unit_then_the_extension_stays_and_the_opinion_is_due_later_too() {
        Ticket accepted = room.accepted(CALLER, fields(TicketKind.HELP));
        Ticket ticket = done(room.room
                .tickets()
                .dispatch(
                        Act.by(AGENT, accepted.id()),
                        DispatchOrder.to("cg", "三定规定").assistedBy(List.of("sj"))));
        done(room.room.tickets().sign(Act.by(UNIT, ticket.id())));
        var disputes = room.room.disputes();
        done(disputes.applyForExtension(
                Act.by(UNIT, ticket.id()), new ExtensionRule.Application(1, "等待配件", "电话", room.clock.instant())));
        Ticket extended = done(disputes.decideExtension(Act.by(REVIEWER, ticket.id()), true, ""));
        Instant opinionBy = opinionBy(ticket);
        add(CLOSED_MONDAY);
        room.room.timers().sweep();
        assertThat(room.now(ticket.id()).times().dueAt())
                .isEqualTo(extended.times().dueAt().plus(Duration.ofDays(1)));
        assertThat(opinionBy(ticket)).isEqualTo(opinionBy.plus(Duration.ofDays(1)));
    }

    @Test
    void given_a_return_that_waits_when_its_day_is_closed_then_the_reviewer_has_longer_and_lateness_is_lifted() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        done(room.room.tickets().sign(Act.by(UNIT, ticket.id())));
        // Sunday 2026-09-20 is a working day; from 16:00 on one office hour is left of it
        room.clock.advance(Duration.between(room.clock.instant(), Instant.parse("2026-09-18T08:00:00Z")));
        done(room.room.disputes().applyToReturn(Act.by(UNIT, ticket.id()), DisputeRoom.NOT_OURS));
        assertThat(decideBy(ticket)).isEqualTo(Instant.parse("2026-09-20T04:00:00Z"));
        room.clock.advance(Duration.between(room.clock.instant(), Instant.parse("2026-09-20T05:00:00Z")));
        room.room.timers().sweep();
        assertThat(late(ticket)).isTrue();
        add(notice("广西", "", "桂政办电〔2026〕98号", "2026-09-20,放假,台风停工"));
        room.room.timers().sweep();
        room.room.timers().sweep();
        assertThat(decideBy(ticket)).isEqualTo(Instant.parse("2026-09-21T04:00:00Z"));
        assertThat(late(ticket)).isFalse();
        assertThat(room.room.queries().history(ticket.id(), REVIEWER))
                .filteredOn(event -> event.event().equals("REVIEW_RECOUNTED"))
                .singleElement()
                .extracting(TicketEvent::reason)
                .isEqualTo("放假安排有变动：退单审核时限由 2026-09-20 12:00 改为 2026-09-21 12:00；按新时限没有超时，撤销超时标记");
        room.clock.advance(Duration.between(room.clock.instant(), Instant.parse("2026-09-21T04:00:00Z")));
        room.room.timers().sweep();
        assertThat(late(ticket)).as("late again, by the new limit").isTrue();
    }

    private Instant decideBy(Ticket ticket) {
        return room.room
                .disputes()
                .of(ticket.id(), REVIEWER)
                .orElseThrow()
                .returns()
                .getFirst()
                .decideBy();
    }

    private boolean late(Ticket ticket) {
        return room.room
                        .disputes()
                        .of(ticket.id(), REVIEWER)
                        .orElseThrow()
                        .returns()
                        .getFirst()
                        .lateAt()
                != null;
    }

    @Test
    void given_an_extension_that_waits_then_what_it_asks_for_moves_with_the_due_time() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        done(room.room.tickets().sign(Act.by(UNIT, ticket.id())));
        var disputes = room.room.disputes();
        done(disputes.applyForExtension(
                Act.by(UNIT, ticket.id()), new ExtensionRule.Application(1, "等待配件", "电话", room.clock.instant())));
        Instant wanted = disputes.of(ticket.id(), REVIEWER)
                .orElseThrow()
                .extensions()
                .getFirst()
                .extendedTo();
        add(CLOSED_MONDAY);
        room.room.timers().sweep();
        var waiting =
                disputes.of(ticket.id(), REVIEWER).orElseThrow().extensions().getFirst();
        assertThat(waiting.dueAt()).isEqualTo(DUE.plus(Duration.ofDays(1)));
        assertThat(waiting.extendedTo()).isEqualTo(wanted.plus(Duration.ofDays(1)));
        assertThat(disputes.waiting().getFirst().decideBy())
                .isEqualTo(room.now(ticket.id()).times().dueAt());
    }

    private Instant opinionBy(Ticket ticket) {
        return room.room
                .disputes()
                .of(ticket.id(), REVIEWER)
                .orElseThrow()
                .assists()
                .getFirst()
                .dueAt();
    }

    @Test
    void given_tickets_that_the_notice_does_not_touch_then_they_stay_as_they_are() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        add(notice("广西", "", "桂政办电〔2026〕98号", "2026-11-23,放假,停工"));
        room.room.timers().sweep();
        assertThat(room.now(ticket.id()).version()).isEqualTo(ticket.version());
        assertThat(notices.waiting()).isZero();
        assertThat(recounts(ticket)).isEmpty();
    }

    @Test
    void given_an_overdue_ticket_when_its_time_is_lengthened_then_the_mark_goes_and_later_comes_again() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        room.clock.advance(Duration.between(START, DUE));
        room.room.timers().sweep();
        assertThat(room.now(ticket.id()).times().overdueAt()).isNotNull();
        assertThat(notices.preview(CLOSED_MONDAY).moves().first().getFirst().overdue())
                .isEqualTo(Overdue.LIFTED);
        add(CLOSED_MONDAY);
        room.room.timers().sweep();
        assertThat(room.now(ticket.id()).times().overdueAt()).isNull();
        assertThat(recounts(ticket).getFirst().reason()).endsWith("；按新期限没有逾期，撤销逾期标记");
        room.clock.advance(Duration.ofDays(1));
        room.room.timers().sweep();
        assertThat(room.now(ticket.id()).times().overdueAt()).isNotNull();
    }

    @Test
    void given_a_correction_that_opens_a_day_again_then_overdue_at_once() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        add(CLOSED_MONDAY);
        room.room.timers().sweep();
        room.clock.advance(Duration.between(START, DUE));
        byte[] correction = notice("广西", "", "桂政办电〔2026〕100号", "2026-09-21,上班,更正");
        NoticePreview preview = notices.preview(correction);
        assertThat(preview.contradictions()).singleElement().asString().contains("桂政办电〔2026〕99号");
        assertThat(preview.moves().begin()).isEqualTo(1);
        add(correction);
        room.room.timers().sweep();
        assertThat(room.now(ticket.id()).times().dueAt()).isEqualTo(DUE);
        assertThat(room.now(ticket.id()).times().overdueAt()).isNotNull();
        assertThat(room.room.queries().history(ticket.id(), REVIEWER))
                .extracting(TicketEvent::event)
                .endsWith("DUE_RECOUNTED", "DEEM_SIGNED", "OVERDUE");
    }

    @Test
    void given_a_county_notice_then_only_that_countys_units_move() {
        Ticket city = room.dispatched(CALLER, fields(TicketKind.HELP));
        Ticket accepted = room.accepted(CALLER, fields(TicketKind.HELP));
        Ticket county = done(room.room
                .tickets()
                .dispatch(
                        Act.by(AGENT, accepted.id()),
                        DispatchOrder.to("yz-450321", "属地管理").because("实际在阳朔县")));
        add(notice("县", "阳朔县", "阳政办〔2026〕1号", "2026-09-21,放假,地方节日"));
        room.room.timers().sweep();
        assertThat(recounts(city)).isEmpty();
        assertThat(recounts(county)).hasSize(1);
    }

    @Test
    void given_a_ticket_deemed_signed_when_the_sign_day_is_closed_then_deemed_signed_a_day_later() {
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.COMPLAINT));
        room.clock.advance(Duration.ofDays(3));
        room.room.timers().sweep();
        Ticket deemed = room.now(ticket.id());
        assertThat(deemed.times().deemedSigned()).isTrue();
        add(notice("广西", "", "桂政办电〔2026〕97号", "2026-09-20,放假,停工"));
        room.room.timers().sweep();
        assertThat(room.now(ticket.id()).times().signedAt())
                .isEqualTo(deemed.times().signedAt().plus(Duration.ofDays(1)));
        assertThat(room.now(ticket.id()).state()).isEqualTo(TicketState.IN_PROGRESS);
    }

    @Test
    void given_a_provisional_ticket_when_the_national_notice_comes_then_no_longer_provisional() {
        room.clock.advance(Duration.between(START, Instant.parse("2026-12-30T02:00:00Z")));
        Ticket ticket = room.dispatched(CALLER, fields(TicketKind.HELP));
        assertThat(ticket.times().provisional()).isTrue();
        byte[] next = new String(notice("全国", "", "国办发明电〔2026〕9号", "2027-01-01,放假,元旦"), StandardCharsets.UTF_8)
                .replace("2026-01-01", "2027-01-01")
                .replace("2026-12-31", "2027-12-31")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(notices.preview(next).moves().settled()).isEqualTo(1);
        add(next);
        room.room.timers().sweep();
        Ticket settled = room.now(ticket.id());
        assertThat(settled.times().provisional()).isFalse();
        assertThat(settled.times().dueAt()).isEqualTo(Instant.parse("2027-01-05T16:00:00Z"));
        assertThat(recounts(ticket).getFirst().reason()).contains("国办发明电〔2026〕9号", "不再是暂定");
    }

    @Test
    void given_a_year_left_out_or_a_notice_brought_twice_then_refused_with_the_reason() {
        byte[] afterNext = new String(notice("全国", "", "国办发明电〔2027〕9号", "2028-01-01,放假,元旦"), StandardCharsets.UTF_8)
                .replace("2026-01-01", "2028-01-01")
                .replace("2026-12-31", "2028-12-31")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(notices.preview(afterNext).faults())
                .singleElement()
                .extracting(TableFault::chinese)
                .asString()
                .contains("国家通知已载入至 2026-12-31", "请先导入");
        add(CLOSED_MONDAY);
        assertThat(notices.preview(CLOSED_MONDAY).faults().getFirst().chinese()).contains("已经导入过");
        assertThat(refused(notices.add(CLOSED_MONDAY, 1, ADMIN)).reason()).contains("已经导入过");
        byte[] seeded = notice("全国", "", "国办发明电〔2025〕7号", "2026-10-08,放假,国庆节");
        assertThat(notices.preview(seeded).faults().getFirst().chinese()).contains("已经导入过");
    }

    @Test
    void given_two_people_at_once_then_the_second_looks_again() throws Exception {
        byte[] other = notice("广西", "", "桂政办电〔2026〕96号", "2026-09-22,放假,停工");
        long seen = notices.preview(other).calendarVersion();
        List<NoticeAnswer> answers =
                atOnce(() -> notices.add(CLOSED_MONDAY, seen, ADMIN), () -> notices.add(other, seen, REVIEWER));
        assertThat(answers).filteredOn(NoticeAnswer.Added.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(NoticeAnswer.Refused.class::isInstance)
                .singleElement()
                .extracting(answer -> refused(answer).why())
                .isEqualTo(Result.Why.STALE);
    }

    @Test
    void given_other_roles_then_refused() {
        long seen = notices.preview(CLOSED_MONDAY).calendarVersion();
        for (Actor actor : List.of(AGENT, SUPERVISOR, UNIT)) {
            assertThat(refused(notices.add(CLOSED_MONDAY, seen, actor)).why()).isEqualTo(Result.Why.FORBIDDEN);
        }
    }

    @Test
    void given_a_death_amid_the_batches_and_sweeps_at_once_then_each_ticket_once() throws Exception {
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            tickets.add(room.dispatched(CALLER, fields(TicketKind.HELP)));
        }
        add(CLOSED_MONDAY);
        room.database.dsl().execute("create sequence lived");
        room.database.dsl().execute("""
                create function die() returns trigger language plpgsql as $$
                begin
                    if nextval('lived') = 5 then perform pg_terminate_backend(pg_backend_pid()); end if;
                    return new;
                end $$;
                create trigger die after insert on ticket_event for each row execute function die();
                """);
        assertThatThrownBy(() -> room.room.timers().sweep()).isInstanceOf(RuntimeException.class);
        assertThat(notices.waiting())
                .as("the first batch of three is written, the second is not")
                .isEqualTo(7);
        atOnce(() -> room.room.timers().sweep(), () -> room.room.timers().sweep());
        room.room.timers().sweep();
        assertThat(notices.waiting()).isZero();
        for (Ticket ticket : tickets) {
            assertThat(recounts(ticket)).hasSize(1);
            assertThat(room.now(ticket.id()).times().dueAt()).isEqualTo(DUE.plus(Duration.ofDays(1)));
        }
    }

    @Test
    void given_a_notice_when_somebody_tries_to_change_it_then_the_database_refuses() {
        for (String change : List.of(
                "update calendar_notice set title = 'x'",
                "delete from calendar_day",
                "update calendar_day set working = not working",
                "truncate calendar_notice cascade")) {
            assertThatThrownBy(() -> room.database.dsl().execute(change))
                    .as(change)
                    .hasMessageContaining("append-only");
        }
    }
}

package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.regulation.Channel;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.Urgency;
import hotline.regulation.calendar.Layer;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DraftFields;
import hotline.tickets.DueAnswer;
import hotline.tickets.DueAssumptions;
import hotline.tickets.DueExplanation;
import hotline.tickets.NewDraft;
import hotline.tickets.Result;
import hotline.tickets.Ticket;
import hotline.tickets.calendar.Notice;
import hotline.tickets.calendar.Notice.Day;
import hotline.tickets.store.CalendarStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the agent can tell the caller before the ticket is sent: the time limit as if it were dispatched now. */
class DuePreviewTest {

    private static final String YANGSHUO = "450321";

    private final TestRoom room = new TestRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void given_a_draft_then_its_preview_is_what_the_dispatch_at_that_moment_gives() {
        Ticket draft = saved(fields(TicketKind.HELP));
        DueExplanation preview = room.due(draft.id(), AGENT);
        assertThat(preview.preview()).isTrue();
        assertThat(preview.dispatchedAt()).isEqualTo(START);
        assertThat(preview.lines()).last().asString().contains("尚未派单", "承办单位未定，暂按事发地工作日历");
        assertThat(preview(draft, new DueAssumptions(null, null, "", null)).lines())
                .last()
                .asString()
                .contains("暂按市级工作日历");
        done(room.room.tickets().accept(Act.by(AGENT, draft.id())));
        assertThat(room.due(draft.id(), AGENT)).as("accepted is not dispatched").isEqualTo(preview);
        Ticket sent = done(room.room.tickets().dispatch(Act.by(AGENT, draft.id()), "cg", "权责清单"));
        DueExplanation told = room.due(draft.id(), AGENT);
        assertThat(told.preview()).isFalse();
        assertThat(told.dueAt())
                .isEqualTo(preview.dueAt())
                .isEqualTo(sent.times().dueAt());
        assertThat(told.signBy()).isEqualTo(preview.signBy());
        assertThat(told.lines())
                .isEqualTo(preview.lines().subList(0, preview.lines().size() - 1));
    }

    @Test
    void given_a_form_that_is_not_saved_yet_then_the_preview_follows_it() {
        Ticket draft = saved(fields(TicketKind.HELP));
        assertThat(preview(draft, TicketKind.COMPLAINT, Urgency.NORMAL).article())
                .isEqualTo("第十三条第二项第4目");
        DueExplanation emergency = preview(draft, TicketKind.HELP, Urgency.EMERGENCY);
        assertThat(emergency.signBy()).isEqualTo(START.plus(Duration.ofMinutes(30)));
        assertThat(emergency.dueAt()).isEqualTo(START.plus(Duration.ofHours(24)));
        assertThat(room.now(draft.id())).as("nothing is saved by asking").isEqualTo(draft);
    }

    @Test
    void given_the_clock_goes_on_then_so_does_the_preview() {
        Ticket draft = saved(fields(TicketKind.HELP));
        Instant before = room.due(draft.id(), AGENT).dueAt();
        room.clock.advance(Duration.ofDays(4));
        assertThat(room.due(draft.id(), AGENT).dueAt()).isAfter(before);
    }

    @Test
    void given_a_local_holiday_then_the_unit_decides_and_before_it_is_chosen_the_place() {
        LocalDate day = LocalDate.of(2026, 9, 21);
        Notice notice = new Notice(
                Layer.COUNTY, YANGSHUO, "阳朔放假", "", "阳政办〔2026〕1号", day, day, List.of(new Day(day, false, "地方节日")));
        room.database.runInTransaction(tx -> new CalendarStore().add(tx, notice, room.clock.instant(), ""));
        Ticket draft = saved(fields(TicketKind.HELP));
        Instant city = room.due(draft.id(), AGENT).dueAt();
        DueExplanation there = preview(draft, new DueAssumptions(null, null, YANGSHUO, null));
        assertThat(there.dueAt()).isEqualTo(city.plus(Duration.ofDays(1)));
        assertThat(there.lines()).anyMatch(line -> line.contains("阳政办〔2026〕1号"));
        DueExplanation chosen = preview(draft, new DueAssumptions(null, null, YANGSHUO, "cg"));
        assertThat(chosen.dueAt()).isEqualTo(city);
        assertThat(chosen.lines()).last().asString().doesNotContain("承办单位未定");
    }

    @Test
    void given_the_chairmans_mailbox_then_its_own_limit() {
        NewDraft mail = new NewDraft(room.id(), Channel.CHAIRMAN_MAILBOX, null, CALLER, AGENT.id());
        Ticket draft = room.room.tickets().openDraft(mail);
        assertThat(preview(draft, TicketKind.COMPLAINT, Urgency.NORMAL).article())
                .isEqualTo("第十三条第二项第6目");
    }

    @Test
    void given_no_kind_yet_then_it_is_asked_for() {
        Ticket draft = room.draft(CALLER);
        Result.Refused why = unknown(room.room.queries().due(draft.id(), AGENT, DueAssumptions.none()));
        assertThat(why.why()).isEqualTo(Result.Why.INPUT);
        assertThat(why.field()).isEqualTo("kind");
    }

    @Test
    void given_a_unit_that_is_not_there_then_refused_as_the_dispatch_would() {
        Ticket draft = saved(fields(TicketKind.HELP));
        for (String nowhere : List.of("nowhere", "\0")) {
            DueAssumptions assumed = new DueAssumptions(null, null, null, nowhere);
            Result.Refused why = unknown(room.room.queries().due(draft.id(), AGENT, assumed));
            assertThat(why.field()).isEqualTo("unitId");
        }
    }

    @Test
    void given_a_refused_draft_then_there_is_no_limit_to_tell() {
        Ticket draft = saved(fields(TicketKind.HELP));
        done(room.room.tickets().refuse(Act.by(AGENT, draft.id()), RefusalGround.values()[0], "请联系当地12345"));
        DueAnswer answer = room.room.queries().due(draft.id(), AGENT, DueAssumptions.none());
        assertThat(unknown(answer).why()).isEqualTo(Result.Why.NOT_FOUND);
    }

    @Test
    void given_another_agents_draft_then_it_is_not_there() {
        Ticket draft = saved(fields(TicketKind.HELP));
        for (Actor blind : List.of(OTHER_AGENT, UNIT, Actor.citizen())) {
            DueAnswer answer = room.room.queries().due(draft.id(), blind, DueAssumptions.none());
            assertThat(unknown(answer).why()).isEqualTo(Result.Why.NOT_FOUND);
        }
        assertThat(room.due(draft.id(), REVIEWER).preview()).isTrue();
    }

    private Ticket saved(DraftFields fields) {
        return done(
                room.room.tickets().saveDraft(Act.by(AGENT, room.draft(CALLER).id()), fields));
    }

    private DueExplanation preview(Ticket draft, TicketKind kind, Urgency urgency) {
        return preview(draft, new DueAssumptions(kind, urgency, null, null));
    }

    private DueExplanation preview(Ticket draft, DueAssumptions assumed) {
        return known(room.room.queries().due(draft.id(), AGENT, assumed));
    }
}

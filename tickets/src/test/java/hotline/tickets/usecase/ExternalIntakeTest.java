package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.kernel.PhoneNumber;
import hotline.regulation.Channel;
import hotline.regulation.IdentityNeed;
import hotline.regulation.RefusalGround;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.Urgency;
import hotline.regulation.clause.Proves;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DraftFields;
import hotline.tickets.Matter;
import hotline.tickets.Progress;
import hotline.tickets.Result;
import hotline.tickets.ReviewDecision;
import hotline.tickets.Submission;
import hotline.tickets.Submissions;
import hotline.tickets.Submissions.Answer;
import hotline.tickets.Submissions.Question;
import hotline.tickets.Ticket;
import hotline.tickets.TicketFilter;
import hotline.tickets.TicketSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What other systems hand over; the tests share a database, each with numbers of its own. */
@Proves("12(1)a")
class ExternalIntakeTest {

    private static final TestRoom ROOM =
            new TestRoom(TicketSettings.defaults().acceptingAtOnce(Set.of(Channel.POLICE_110)));

    private static final TicketFilter UNTAKEN = new TicketFilter(null, false, true, 1, 200);

    @AfterAll
    static void close() {
        ROOM.close();
    }

    private static Submission from(Channel channel, String externalId, PhoneNumber caller, DraftFields fields) {
        return new Submission(ROOM.id(), channel, externalId, caller, fields);
    }

    private static Submission web(String externalId) {
        return from(Channel.WEBSITE, externalId, CALLER, fields(TicketKind.HELP));
    }

    private static Ticket opened(Submission submission) {
        assertThat(ROOM.room.submissions().submit(submission)).isInstanceOf(Answer.Opened.class);
        return ROOM.now(submission.ticketId());
    }

    private static Result.Refused refused(Answer answer) {
        return switch (answer) {
            case Answer.Refused(Result.Refused why) -> why;
            default -> throw new AssertionError("not refused: " + answer);
        };
    }

    private static boolean waits(Ticket ticket, Actor reader) {
        return ROOM.room.queries().list(UNTAKEN, reader).tickets().stream()
                .anyMatch(one -> one.id().equals(ticket.id()));
    }

    @Test
    void given_a_form_of_the_website_then_a_draft_waits_that_nobody_has_taken() {
        Ticket ticket = opened(web("W-1"));
        assertThat(ticket.state()).isEqualTo(TicketState.DRAFT);
        assertThat(ticket.number()).isNull();
        assertThat(ticket.intake().channel()).isEqualTo(Channel.WEBSITE);
        assertThat(ticket.intake().agentId()).isNull();
        assertThat(ticket.caller().number()).isEqualTo(CALLER.digits());
        for (Actor person : List.of(AGENT, OTHER_AGENT, REVIEWER, SUPERVISOR)) {
            assertThat(waits(ticket, person)).as(person.id()).isTrue();
        }
        assertThat(waits(ticket, UNIT)).isFalse();
        TicketFilter mine = new TicketFilter(null, true, false, 1, 200);
        assertThat(ROOM.room.queries().list(mine, AGENT).tickets())
                .noneMatch(one -> one.id().equals(ticket.id()));
    }

    @Test
    void given_the_same_again_then_the_same_ticket_as_it_is_now() {
        Ticket first = opened(web("W-2"));
        done(ROOM.room.tickets().accept(Act.by(REVIEWER, first.id())));
        Answer again = ROOM.room.submissions().submit(web("W-2"));
        assertThat(again).isInstanceOfSatisfying(Answer.Known.class, known -> {
            assertThat(known.progress().state()).isEqualTo(TicketState.ACCEPTED);
            assertThat(known.progress().number()).isNotNull();
        });
    }

    @Test
    void given_the_same_number_on_another_channel_then_another_ticket() {
        Ticket web = opened(web("W-3"));
        Ticket wechat = opened(from(Channel.WECHAT, "W-3", CALLER, fields(TicketKind.HELP)));
        assertThat(wechat.id()).isNotEqualTo(web.id());
    }

    @Test
    void given_another_content_under_a_used_number_then_said_so_and_nothing_changes() {
        Ticket first = opened(web("W-4"));
        Submission other = from(Channel.WEBSITE, "W-4", CALLER, fields(TicketKind.COMPLAINT));
        assertThat(ROOM.room.submissions().submit(other)).isInstanceOf(Answer.Differs.class);
        assertThat(ROOM.now(first.id()).matter().kind()).isEqualTo(TicketKind.HELP);
        assertThat(ROOM.room.queries().find(other.ticketId(), REVIEWER)).isEmpty();
    }

    @Test
    void given_the_same_many_times_at_once_then_one_ticket() throws Exception {
        int senders = 8;
        CyclicBarrier start = new CyclicBarrier(senders);
        List<Future<Answer>> answers = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < senders; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return ROOM.room.submissions().submit(web("W-5"));
                }));
            }
        }
        int opened = 0;
        for (Future<Answer> answer : answers) {
            opened += answer.get() instanceof Answer.Opened ? 1 : 0;
        }
        assertThat(opened).isEqualTo(1);
        assertThat(ROOM.database.dsl().fetchOne("select count(*) from ticket_event where reason = '对方编号：W-5'"))
                .extracting(row -> row.get(0, int.class))
                .isEqualTo(1);
    }

    @Test
    void given_a_matter_that_needs_identity_when_withheld_then_refused_at_once_and_nothing_kept() {
        Matter matter = new Matter(
                TicketKind.CONSULTATION,
                "查询社保",
                "查询本人社保缴费",
                Urgency.NORMAL,
                "",
                "",
                IdentityNeed.PERSONAL_INFORMATION,
                false);
        Submission submission =
                from(Channel.WEBSITE, "W-6", CALLER, new DraftFields(matter, "张三", "", "11010519491231002X", true));
        Result.Refused why = refused(ROOM.room.submissions().submit(submission));
        assertThat(why.reason()).isEqualTo("该事项须提供姓名、身份证号码和联系方式；诉求人拒绝提供或要求保密的，不予受理（第十二条第一项）");
        assertThat(why.field()).isEqualTo("anonymous");
        assertThat(ROOM.room.submissions().progress(Channel.WEBSITE, "W-6")).isEmpty();
        assertThat(ROOM.room
                        .submissions()
                        .submit(from(
                                Channel.WEBSITE,
                                "W-6",
                                CALLER,
                                new DraftFields(matter, "张三", "", "11010519491231002X", false))))
                .isInstanceOf(Answer.Opened.class);
    }

    @Test
    void given_a_number_that_is_none_or_blank_content_then_refused_with_the_field() {
        Submission unusable = from(Channel.WEBSITE, "W-7", PhoneNumber.parse("12"), fields(TicketKind.HELP));
        assertThat(refused(ROOM.room.submissions().submit(unusable)).field()).isEqualTo("callerNumber");
        Matter blank = new Matter(TicketKind.HELP, "路灯", " ", Urgency.NORMAL, "", "", IdentityNeed.NONE, false);
        Submission empty = from(Channel.WEBSITE, "W-7", CALLER, new DraftFields(blank, "", "", "", false));
        assertThat(refused(ROOM.room.submissions().submit(empty)).field()).isEqualTo("content");
        Submission wrong = from(
                Channel.WEBSITE,
                "W-7",
                CALLER,
                new DraftFields(matter(TicketKind.HELP, false), "", "", "110105194912310021", false));
        assertThat(refused(ROOM.room.submissions().submit(wrong)).field()).isEqualTo("identityNumber");
    }

    @Test
    void given_a_channel_accepted_at_once_when_complete_then_a_number_and_nobody_has_it() {
        Ticket ticket = opened(from(Channel.POLICE_110, "P-1", CALLER, fields(TicketKind.HELP)));
        assertThat(ticket.state()).isEqualTo(TicketState.ACCEPTED);
        assertThat(ticket.number()).startsWith("450326091808");
        assertThat(ticket.intake().agentId()).isNull();
        assertThat(waits(ticket, REVIEWER)).isFalse();
        assertThat(done(ROOM.room.tickets().dispatch(Act.by(REVIEWER, ticket.id()), "cg", "权责清单"))
                        .state())
                .isEqualTo(TicketState.DISPATCHED);
    }

    @Test
    void given_a_channel_accepted_at_once_when_the_kind_is_missing_then_it_waits() {
        Matter unsorted = new Matter(null, "噪声", "夜间施工噪声", Urgency.NORMAL, "", "", IdentityNeed.NONE, false);
        Ticket ticket = opened(
                from(Channel.POLICE_110, "P-2", PhoneNumber.parse(""), new DraftFields(unsorted, "", "", "", true)));
        assertThat(ticket.state()).isEqualTo(TicketState.DRAFT);
        assertThat(waits(ticket, AGENT)).isTrue();
    }

    @Test
    void given_two_who_take_it_then_the_first_has_it_and_the_other_is_told() {
        Ticket ticket = opened(web("W-8"));
        Ticket taken = done(ROOM.room.tickets().take(Act.by(AGENT, ticket.id())));
        assertThat(taken.intake().agentId()).isEqualTo("1001");
        assertThat(taken.state()).isEqualTo(TicketState.DRAFT);
        Result.Refused late = TestRoom.refused(ROOM.room.tickets().take(Act.by(OTHER_AGENT, ticket.id())));
        assertThat(late.why()).isEqualTo(Result.Why.STATE);
        assertThat(TestRoom.refused(ROOM.room.tickets().take(Act.by(REVIEWER, ticket.id())))
                        .reason())
                .contains("1001");
        assertThat(ROOM.room.queries().find(ticket.id(), OTHER_AGENT)).isEmpty();
        assertThat(done(ROOM.room.tickets().take(Act.by(AGENT, ticket.id()))).version())
                .as("taking it again changes nothing")
                .isEqualTo(taken.version());
        assertThat(done(ROOM.room.tickets().accept(Act.by(AGENT, ticket.id()))).state())
                .isEqualTo(TicketState.ACCEPTED);
        assertThat(TestRoom.refused(ROOM.room.tickets().take(Act.by(AGENT, ticket.id())))
                        .reason())
                .isEqualTo("工单已登记完毕，不需要领取");
    }

    @Test
    void given_a_draft_of_a_call_then_another_agent_cannot_take_it() {
        Ticket call = ROOM.draft(CALLER);
        assertThat(TestRoom.refused(ROOM.room.tickets().take(Act.by(OTHER_AGENT, call.id())))
                        .why())
                .isEqualTo(Result.Why.NOT_FOUND);
    }

    @Test
    void given_somebody_accepts_or_refuses_it_then_that_person_has_it() {
        Ticket accepted = opened(web("W-9"));
        assertThat(done(ROOM.room.tickets().accept(Act.by(REVIEWER, accepted.id())))
                        .intake()
                        .agentId())
                .isEqualTo("shenhe");
        Ticket refused = opened(web("W-10"));
        Ticket after = done(
                ROOM.room.tickets().refuse(Act.by(REVIEWER, refused.id()), RefusalGround.OUTSIDE_CITY, "请向事发地12345反映"));
        assertThat(after.intake().agentId()).isEqualTo("shenhe");
        Progress progress =
                ROOM.room.submissions().progress(Channel.WEBSITE, "W-10").orElseThrow();
        assertThat(progress.number()).isEqualTo(after.number());
        assertThat(progress.reason()).contains("不予受理", "第四条", "请向事发地12345反映");
    }

    @Test
    void given_its_whole_life_then_the_progress_names_nobody() {
        Submission submission = from(
                Channel.WEBSITE,
                "W-11",
                CALLER,
                new DraftFields(matter(TicketKind.HELP, false), "张三", "13977301111", "", true));
        Ticket ticket = opened(submission);
        done(ROOM.room.tickets().accept(Act.by(REVIEWER, ticket.id())));
        done(ROOM.room.tickets().dispatch(Act.by(REVIEWER, ticket.id()), "cg", "内部依据"));
        done(ROOM.room.tickets().sign(Act.by(UNIT, ticket.id())));
        done(ROOM.room.tickets().reply(Act.by(UNIT, ticket.id()), reply(""), "路灯已修复。"));
        assertThat(progress("W-11").answer()).as("before review").isNull();
        done(ROOM.room.tickets().review(Act.by(REVIEWER, ticket.id()), ReviewDecision.PASS, "内部备注"));
        Progress progress = progress("W-11");
        assertThat(progress.answer()).isEqualTo("路灯已修复。");
        assertThat(progress.steps())
                .extracting(Progress.Step::name)
                .containsExactly("提交诉求", "受理", "派单", "承办单位签收", "承办单位提交答复", "已答复");
        assertThat(progress.steps().get(2).detail()).isEqualTo("派到市城市管理委员会");
        assertThat(progress.due()).isNotNull();
        assertThat(progress.toString())
                .doesNotContain("张三", "李四", CALLER.digits(), "13977301111", "内部", "shenhe", "unit-cg");
    }

    @Test
    @Proves("24b")
    void given_a_result_that_is_not_public_then_the_progress_says_to_call() {
        Submission submission = from(
                Channel.WEBSITE, "W-12", CALLER, new DraftFields(matter(TicketKind.HELP, true), "张三", "", "", false));
        Ticket ticket = opened(submission);
        done(ROOM.room.tickets().accept(Act.by(REVIEWER, ticket.id())));
        done(ROOM.room.tickets().dispatch(Act.by(REVIEWER, ticket.id()), "cg", "权责清单"));
        done(ROOM.room.tickets().sign(Act.by(UNIT, ticket.id())));
        done(ROOM.room.tickets().reply(Act.by(UNIT, ticket.id()), reply(""), "不宜公开的答复"));
        done(ROOM.room.tickets().review(Act.by(REVIEWER, ticket.id()), ReviewDecision.PASS, ""));
        assertThat(progress("W-12").answer()).isEqualTo("请来电查询");
    }

    private static Progress progress(String externalId) {
        return ROOM.room.submissions().progress(Channel.WEBSITE, externalId).orElseThrow();
    }

    private static Question asking(List<String> numbers, List<String> services, Set<TicketState> states) {
        return new Question(numbers, services, states, null, null, 1, 50);
    }

    @Test
    void given_submissions_for_services_then_found_by_number_service_state_and_time_on_their_channel_alone() {
        Submission bare = from(Channel.FIRE_119, "S-1", CALLER, fields(TicketKind.HELP));
        Submission roads = new Submission(ROOM.id(), Channel.FIRE_119, "S-2", CALLER, fields(TicketKind.HELP), "道路");
        Ticket first = opened(bare);
        Ticket second = opened(roads);
        Set<TicketState> all = EnumSet.allOf(TicketState.class);
        Submissions room = ROOM.room.submissions();
        assertThat(room.received(Channel.FIRE_119, asking(List.of(), List.of(), all)))
                .as("drafts have no number")
                .isEmpty();
        done(ROOM.room.tickets().accept(Act.by(REVIEWER, first.id())));
        done(ROOM.room.tickets().accept(Act.by(REVIEWER, second.id())));
        assertThat(room.received(Channel.FIRE_119, asking(List.of(), List.of(), all)))
                .extracting(Submissions.Received::service)
                .containsExactlyInAnyOrder(Submission.NO_SERVICE, "道路");
        assertThat(room.received(Channel.FIRE_119, asking(List.of(), List.of("道路"), all)))
                .extracting(one -> one.progress().number())
                .containsExactly(ROOM.now(second.id()).number());
        String number = ROOM.now(first.id()).number();
        assertThat(room.received(Channel.FIRE_119, asking(List.of(number), List.of(), all)))
                .hasSize(1);
        assertThat(room.received(Channel.FIRE_119, asking(List.of(), List.of(), Set.of(TicketState.CLOSED))))
                .isEmpty();
        assertThat(room.received(Channel.AMBULANCE_120, asking(List.of(number), List.of(), all)))
                .as("another channel's")
                .isEmpty();
        Instant now = ROOM.now(second.id()).intake().createdAt();
        assertThat(room.received(
                        Channel.FIRE_119, new Question(List.of(), List.of(), all, now.plusSeconds(1), null, 1, 50)))
                .isEmpty();
        assertThat(room.received(
                        Channel.FIRE_119, new Question(List.of(), List.of(), all, null, now.plusSeconds(1), 2, 1)))
                .as("second page of one")
                .hasSize(1);
    }
}

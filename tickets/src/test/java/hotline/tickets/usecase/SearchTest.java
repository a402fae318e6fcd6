package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hotline.kernel.PhoneNumber;
import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.Urgency;
import hotline.regulation.clause.Proves;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DispatchOrder;
import hotline.tickets.DraftFields;
import hotline.tickets.KnowledgeItem;
import hotline.tickets.Matter;
import hotline.tickets.SearchAnswer;
import hotline.tickets.SearchAnswer.Found;
import hotline.tickets.SearchAnswer.Hit;
import hotline.tickets.SearchAnswer.Span;
import hotline.tickets.SearchQuestion;
import hotline.tickets.Ticket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by which words, and by whom, on a real index beside a real PostgreSQL. */
class SearchTest {

    private static final PhoneNumber OTHER_CALLER = PhoneNumber.parse("13977301111");

    @TempDir
    Path folder;

    private final TestRoom room = new TestRoom();
    private Searching searching;

    @BeforeEach
    void open() {
        searching = Searching.open(room.database, room.clock, folder, 1);
        room.whenSaved = searching::saved;
        await().until(searching::isWhole);
    }

    @AfterEach
    void close() throws InterruptedException {
        searching.close();
        room.close();
    }

    private static DraftFields about(String title, String content, String area, String address) {
        return about(TicketKind.HELP, title, content, area, address);
    }

    private static DraftFields about(TicketKind kind, String title, String content, String area, String address) {
        Matter matter = new Matter(kind, title, content, Urgency.NORMAL, area, address, IdentityNeed.NONE, false);
        return new DraftFields(matter, "张三", "", "", false);
    }

    private Found find(SearchQuestion question, Actor reader) {
        SearchAnswer answer = searching.find(question, reader);
        assertThat(answer).isInstanceOf(Found.class);
        return (Found) answer;
    }

    private Found find(String text, Actor reader) {
        return find(SearchQuestion.of(text), reader);
    }

    private List<UUID> ids(Found found) {
        return found.hits().stream().map(hit -> hit.ticket().id()).toList();
    }

    private void awaitFound(String text, Ticket ticket) {
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ids(find(text, SUPERVISOR)).contains(ticket.id()));
    }

    private static String marked(Hit hit, String field) {
        StringBuilder text = new StringBuilder();
        hit.snippets().stream()
                .filter(snippet -> snippet.field().equals(field))
                .flatMap(snippet -> snippet.spans().stream())
                .forEach(span -> text.append(span.hit() ? "[" + span.text() + "]" : span.text()));
        return text.toString();
    }

    @Test
    void given_a_commit_then_found_within_two_seconds_by_title_content_and_place() {
        Ticket ticket = room.accepted(CALLER, about("路灯不亮", "晚上出行很不方便", "450305", "龙隐路12号"));
        long committed = System.nanoTime();
        awaitFound("路灯", ticket);
        assertThat(Duration.ofNanos(System.nanoTime() - committed)).isLessThan(Duration.ofSeconds(2));
        for (String text : List.of("路灯不亮", "灯不", "出行", "龙隐路", "路灯 出行", "龙隐路１２号")) {
            assertThat(ids(find(text, SUPERVISOR))).as(text).containsExactly(ticket.id());
        }
        assertThat(find("路灯 噪声", SUPERVISOR).hits()).isEmpty();
        assertThat(find("施工", SUPERVISOR).total()).isZero();
        assertThat(marked(find("路灯 出行", SUPERVISOR).hits().getFirst(), "title")).isEqualTo("[路灯]不亮");
        assertThat(marked(find("路灯 出行", SUPERVISOR).hits().getFirst(), "content"))
                .isEqualTo("晚上[出行]很不方便");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table ticket; --",
                "<script>alert(1)</script>",
                "𠮷野家门口😀",
                "𠮷",
                "${jndi:ldap://x}",
                "title:路灯 OR (a AND b)^2~ [1 TO 9]",
                "Ｋ１０２路"
            })
    void given_hostile_or_rare_text_then_it_is_text_and_found_by_it(String text) {
        Ticket ticket = room.accepted(CALLER, about(text, text, "", text));
        room.accepted(CALLER, about("另一件事", "与此无关", "", ""));
        awaitFound(text, ticket);
        assertThat(ids(find(text, SUPERVISOR))).containsExactly(ticket.id());
        assertThat(find(text, SUPERVISOR).hits().getFirst().snippets().getFirst().spans().stream()
                        .map(Span::text)
                        .reduce("", String::concat))
                .isEqualTo(text);
    }

    @Test
    void given_questions_that_say_nothing_or_far_too_much_then_an_answer_all_the_same() {
        Ticket older = room.accepted(CALLER, about("路灯不亮", "甲", "", ""));
        room.clock.advance(Duration.ofDays(1));
        Ticket newer = room.accepted(CALLER, about("噪声扰民", "乙", "", ""));
        awaitFound("噪声", newer);
        assertThat(ids(find("  ", SUPERVISOR))).containsExactly(newer.id(), older.id());
        assertThat(find("%_\\", SUPERVISOR).hits()).isEmpty();
        assertThat(find("?!*~", SUPERVISOR).total()).isZero();
        assertThat(find("路灯".repeat(5_000_000), SUPERVISOR)).isNotNull();
        assertThat(find("路灯 ".repeat(100_000), SUPERVISOR).hits()).hasSize(1);
    }

    @Test
    void given_a_single_character_then_found_wherever_it_stands() {
        Ticket ticket = room.accepted(CALLER, about("一直停水", "楼上都没有，请查", "", ""));
        awaitFound("停水", ticket);
        for (String text : List.of("水", "停", "查", "楼")) {
            assertThat(ids(find(text, SUPERVISOR))).as(text).containsExactly(ticket.id());
        }
    }

    @Test
    void given_a_sentence_then_most_of_its_words_suffice() {
        Ticket ticket = room.accepted(CALLER, about("小区停车难", "小区车位不足，业主晚上回家找不到停车位", "", ""));
        awaitFound("停车", ticket);
        assertThat(ids(find("业主反映晚上回家小区找不到停车位", SUPERVISOR))).containsExactly(ticket.id());
    }

    @Test
    @Proves("24a")
    void given_each_role_then_what_it_may_not_see_is_neither_found_nor_counted_nor_quoted() {
        Ticket ticket = room.dispatched(CALLER, about("路灯不亮", "独一无二的内容", "450305", "龙隐路"));
        Ticket untaken = room.draft(CALLER);
        awaitFound("独一无二", ticket);
        assertThat(untaken).isNotNull();
        await().until(() -> find("独一无二", UNIT).total() == 1);
        for (Actor seeing : List.of(AGENT, UNIT, SUPERVISOR, REVIEWER)) {
            assertThat(ids(find("独一无二", seeing))).as(seeing.id()).containsExactly(ticket.id());
        }
        for (Actor blind : List.of(OTHER_AGENT, OTHER_UNIT, Actor.citizen())) {
            for (String text : List.of("独一无二", "", ticket.number(), "龙隐路")) {
                Found found = find(text, blind);
                assertThat(found.hits()).as(blind.id() + " " + text).isEmpty();
                assertThat(found.total()).isZero();
                assertThat(found.more()).isFalse();
                assertThat(found.next()).isNull();
                assertThat(found.knowledge()).isEmpty();
            }
        }
        assertThat(find("独一无二", UNIT).hits().getFirst().ticket().caller().number())
                .isEmpty();
    }

    @Test
    @Proves("24a")
    void given_a_ticket_that_changes_hands_then_the_index_never_shows_it_to_who_lost_it() {
        Ticket ticket = room.dispatched(CALLER, about("井盖缺失", "存在安全隐患", "450305", "龙隐路"));
        awaitFound("井盖", ticket);
        assertThat(find("井盖", UNIT).total()).isEqualTo(1);
        room.database.dsl().execute("update ticket set unit_id = 'jt' where id = ?", ticket.id());
        // no line tells the index of it, as if it were behind: the row decides
        assertThat(find("井盖", UNIT).hits()).isEmpty();
        searching.saved(ticket.id());
        await().until(() -> find("井盖", OTHER_UNIT).total() == 1);
        assertThat(find("井盖", UNIT).total()).isZero();
    }

    @Test
    void given_an_assisting_unit_then_it_finds_what_it_assists_in() {
        Ticket accepted = room.accepted(CALLER, about("道路积水", "下雨就积水", "450305", "龙隐路"));
        done(room.room
                .tickets()
                .dispatch(
                        Act.by(AGENT, accepted.id()),
                        DispatchOrder.to("cg", "权责清单").assistedBy(List.of("jt")).because("由城管牵头")));
        awaitFound("积水", accepted);
        await().until(() -> find("积水", UNIT).total() == 1);
        assertThat(ids(find("积水", OTHER_UNIT))).containsExactly(accepted.id());
    }

    @Test
    void given_an_untaken_draft_then_every_agent_finds_it_until_one_has_it() {
        Ticket draft = room.draft(CALLER);
        done(room.room.tickets().saveDraft(Act.by(AGENT, draft.id()), about("网站来件", "充电桩太少", "", "")));
        awaitFound("充电桩", draft);
        assertThat(find("充电桩", AGENT).total()).isEqualTo(1);
        assertThat(find("充电桩", OTHER_AGENT).total()).isZero();
        room.database.dsl().execute("update ticket set agent_id = null where id = ?", draft.id());
        searching.saved(draft.id());
        await().until(() -> find("充电桩", OTHER_AGENT).total() == 1);
        done(room.room.tickets().saveDraft(Act.by(AGENT, draft.id()), about("网站来件", "充电桩太少了", "", "")));
        await().until(() -> find("充电桩", OTHER_AGENT).total() == 0);
        assertThat(find("充电桩", AGENT).total()).isEqualTo(1);
    }

    @Test
    @Proves("24a")
    void given_the_callers_data_then_none_of_it_is_in_the_index() throws Exception {
        Matter matter = new Matter(
                TicketKind.HELP, "查询缴费", "办事", Urgency.NORMAL, "", "", IdentityNeed.PERSONAL_INFORMATION, false);
        DraftFields fields = new DraftFields(matter, "欧阳诸葛", "13977302222", "11010519491231002X", false);
        Ticket ticket = room.accepted(CALLER, fields);
        awaitFound("查询缴费", ticket);
        assertThat(find("欧阳诸葛", REVIEWER).hits()).isEmpty();
        for (String number : List.of("11010519491231002x", "139 7730 2222")) {
            assertThat(find(number, REVIEWER).total()).as("by its blind index").isEqualTo(1);
            assertThat(find(number, OTHER_AGENT).total()).isZero();
            assertThat(find(number, UNIT).hits()).isEmpty();
        }
        searching.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String bytes = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
                for (String text : List.of("欧阳", CALLER.digits(), "13977302222", "11010519491231002")) {
                    assertThat(bytes)
                            .doesNotContain(new String(
                                    text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                    java.nio.charset.StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    @Test
    void given_a_ticket_number_then_that_ticket_whatever_the_filters() {
        Ticket ticket = room.accepted(CALLER, about("路灯不亮", "甲", "", ""));
        StringBuilder fullWidth = new StringBuilder();
        ticket.number().chars().forEach(digit -> fullWidth.append((char) (digit - '0' + '０')));
        for (String text : List.of(ticket.number(), " " + fullWidth + "　")) {
            SearchQuestion closed = new SearchQuestion(text, null, TicketState.CLOSED, "", "", null, null, null, 20);
            assertThat(ids(find(closed, SUPERVISOR))).containsExactly(ticket.id());
        }
        assertThat(find(ticket.number().substring(0, 18) + "x", SUPERVISOR).hits())
                .isEmpty();
    }

    @Test
    @Proves("24a")
    void given_a_callers_number_then_the_tickets_of_that_caller_but_not_for_units() {
        Ticket first = room.dispatched(CALLER, about("路灯不亮", "甲", "", ""));
        Ticket second = room.accepted(CALLER, about("噪声扰民", "乙", "", ""));
        room.accepted(OTHER_CALLER, about("停水", "丙", "", ""));
        for (String text : List.of("13807731234", "138 0773 1234", "+86 138-0773-1234", "１３８０７７３１２３４")) {
            assertThat(ids(find(text, REVIEWER))).containsExactlyInAnyOrder(first.id(), second.id());
        }
        assertThat(find("13807731234", UNIT).hits()).isEmpty();
        assertThat(find("13807731234", OTHER_AGENT).hits()).isEmpty();
    }

    @Test
    void given_filters_then_only_what_passes_all_of_them() {
        Ticket lamp = room.accepted(CALLER, about(TicketKind.HELP, "路灯不亮", "甲", "450305", "龙隐路"));
        room.clock.advance(Duration.ofDays(2));
        Ticket other = room.dispatched(CALLER, about(TicketKind.COMPLAINT, "路灯太亮", "乙", "450302", "中山路"));
        awaitFound("太亮", other);
        SearchQuestion any = SearchQuestion.of("路灯");
        assertThat(ids(find(any, SUPERVISOR))).containsExactlyInAnyOrder(lamp.id(), other.id());
        var at = TestRoom.START.plus(Duration.ofDays(1));
        List<SearchQuestion> forLamp = List.of(
                new SearchQuestion("路灯", TicketKind.HELP, null, "", "", null, null, null, 20),
                new SearchQuestion("路灯", null, TicketState.ACCEPTED, "", "", null, null, null, 20),
                new SearchQuestion("路灯", null, null, "", "450305", null, null, null, 20),
                new SearchQuestion("路灯", null, null, "", "", null, at, null, 20));
        List<SearchQuestion> forOther = List.of(
                new SearchQuestion("路灯", TicketKind.COMPLAINT, null, "", "", null, null, null, 20),
                new SearchQuestion("路灯", null, null, "cg", "", null, null, null, 20),
                new SearchQuestion("路灯", null, null, "", "", at, null, null, 20),
                new SearchQuestion("", null, TicketState.DISPATCHED, "cg", "450302", at, null, null, 20));
        forLamp.forEach(question -> assertThat(ids(find(question, SUPERVISOR))).containsExactly(lamp.id()));
        forOther.forEach(question -> assertThat(ids(find(question, SUPERVISOR))).containsExactly(other.id()));
    }

    @Test
    void given_two_that_match_alike_then_the_newer_first() {
        Ticket older = room.accepted(CALLER, about("路灯不亮", "同样的话", "", ""));
        room.clock.advance(Duration.ofDays(30));
        Ticket newer = room.accepted(CALLER, about("路灯不亮", "同样的话", "", ""));
        awaitFound("路灯", newer);
        assertThat(ids(find("路灯", SUPERVISOR))).containsExactly(newer.id(), older.id());
        Ticket better = room.accepted(CALLER, about("无关", "提到一次路灯和很多很多别的事情，说了很久也没有说到重点上去", "", ""));
        awaitFound("重点", better);
        assertThat(ids(find("路灯", SUPERVISOR))).containsExactly(newer.id(), older.id(), better.id());
    }

    @Test
    void given_many_then_pages_without_gaps_or_repeats_while_others_change() {
        List<UUID> all = new ArrayList<>();
        Ticket last = null;
        for (int i = 0; i < 23; i++) {
            last = room.accepted(CALLER, about("路灯不亮", "第" + i + "件", "", ""));
            all.add(last.id());
        }
        awaitFound("22件", last);
        SearchQuestion question = new SearchQuestion("路灯", null, null, "", "", null, null, null, 5);
        Found page = find(question, SUPERVISOR);
        List<UUID> seen = new ArrayList<>(ids(page));
        assertThat(page.total()).isEqualTo(23);
        while (page.next() != null) {
            Ticket between = room.accepted(CALLER, about("路灯不亮", "插进来的" + seen.size() + "号", "", ""));
            awaitFound("插进来的" + seen.size() + "号", between);
            page = find(question.from(page.next()), SUPERVISOR);
            seen.addAll(ids(page));
        }
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
        for (String stale : List.of("", "x", "1_2_3_4_5", "zzz_1_1_999999999_0", "____")) {
            assertThat(searching.find(question.from(stale), SUPERVISOR)).isEqualTo(new SearchAnswer.StalePage());
        }
    }

    @Test
    void given_an_item_cited_in_an_answer_then_it_is_found_by_those_who_answer() {
        Ticket draft = room.draft(CALLER);
        done(room.room.tickets().saveDraft(Act.by(AGENT, draft.id()), about("问公积金", "怎么提取", "", "")));
        done(room.room
                .endings()
                .answer(Act.by(AGENT, draft.id()), new KnowledgeItem("GJJ-12", "住房公积金提取条件", "3"), "按规定可以提取"));
        await().until(() -> !find("公积金", AGENT).knowledge().isEmpty());
        for (Actor reader : List.of(OTHER_AGENT, SUPERVISOR, REVIEWER)) {
            assertThat(find("公积金", reader).knowledge())
                    .as(reader.id())
                    .extracting(hit -> hit.item().id())
                    .containsExactly("GJJ-12");
        }
        assertThat(find("公积金", OTHER_AGENT).total()).isZero();
        assertThat(find("公积金", UNIT).knowledge()).isEmpty();
        assertThat(find("", SUPERVISOR).knowledge()).isEmpty();
    }
}

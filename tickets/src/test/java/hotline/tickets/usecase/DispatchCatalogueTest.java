package hotline.tickets.usecase;

import static hotline.tickets.usecase.TestRoom.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import hotline.regulation.FastLane;
import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketKind;
import hotline.regulation.TicketState;
import hotline.regulation.Urgency;
import hotline.regulation.clause.Proves;
import hotline.regulation.time.StatedLimit;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DispatchOrder;
import hotline.tickets.DraftFields;
import hotline.tickets.Matter;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;
import hotline.tickets.catalogue.Catalogue;
import hotline.tickets.catalogue.CatalogueAnswer;
import hotline.tickets.catalogue.DispatchCatalogue;
import hotline.tickets.catalogue.DispatchCatalogue.CataloguePreview;
import hotline.tickets.catalogue.DispatchCatalogue.Change.Kind;
import hotline.tickets.catalogue.DispatchCatalogue.NewObjection;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.catalogue.Objection;
import hotline.tickets.catalogue.ObjectionAnswer;
import hotline.tickets.catalogue.Suggestions;
import hotline.tickets.dispute.ReturnVerdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 派单目录, from its versions over dispatches and their reasons to objections. Friday 2026-09-18 10:00. */
@Proves({"12(2)c", "28(2)"})
class DispatchCatalogueTest {

    private static final Actor ADMIN = new Actor("admin", Role.ADMINISTRATOR);
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 18);

    private final DisputeRoom disputes = new DisputeRoom();
    private final TestRoom room = disputes.room;
    private final DispatchCatalogue catalogue = room.room.catalogue();

    @AfterEach
    void close() {
        disputes.close();
    }

    private Ticket accepted(String title, String area) {
        return accepted(TicketKind.COMPLAINT, title, area);
    }

    private Ticket accepted(TicketKind kind, String title, String area) {
        Matter matter = new Matter(kind, title, "请处理", Urgency.NORMAL, area, "", IdentityNeed.NONE, false);
        return room.accepted(CALLER, new DraftFields(matter, "张三", "", "", false));
    }

    private Result dispatch(Ticket ticket, DispatchOrder order) {
        return room.room.tickets().dispatch(Act.by(REVIEWER, ticket.id()), order);
    }

    private String told(Ticket ticket) {
        return room.room.queries().history(ticket.id(), REVIEWER).getLast().reason();
    }

    private Suggestions suggest(Ticket ticket) {
        return catalogue.suggest(ticket.id(), null, REVIEWER).orElseThrow();
    }

    private long newest() {
        return catalogue.versions().getFirst().version();
    }

    private byte[] file(String... changes) {
        String text = new String(
                catalogue
                        .file(catalogue.inForce().orElseThrow().version().version())
                        .orElseThrow(),
                StandardCharsets.UTF_8);
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Catalogue.Version made(CatalogueAnswer answer) {
        return switch (answer) {
            case CatalogueAnswer.Made(var version) -> version;
            case CatalogueAnswer.Refused(var why) -> throw new AssertionError(why);
        };
    }

    private static Result.Refused why(CatalogueAnswer answer) {
        return ((CatalogueAnswer.Refused) answer).why();
    }

    private static Result.Refused why(ObjectionAnswer answer) {
        return ((ObjectionAnswer.Refused) answer).why();
    }

    private static Objection objection(ObjectionAnswer answer) {
        return switch (answer) {
            case ObjectionAnswer.Done(var objection) -> objection;
            case ObjectionAnswer.Refused(var why) -> throw new AssertionError(why);
        };
    }

    @Test
    void given_the_catalogue_that_ships_then_every_matter_goes_somewhere_in_every_area_of_a_county() {
        Catalogue shipped = catalogue.inForce().orElseThrow();
        assertThat(shipped.version().version()).isEqualTo(1);
        assertThat(shipped.topics()).hasSizeGreaterThan(50);
        assertThat(shipped.topics())
                .extracting(topic -> topic.lane())
                .as("all ten of Art 19")
                .contains(FastLane.values());
        for (var topic : shipped.topics()) {
            assertThat(shipped.lookUp(topic, "450321", Set.of("sw")))
                    .as(topic.name())
                    .isPresent();
        }
    }

    @Test
    void given_a_ticket_then_the_catalogues_unit_is_suggested_with_its_reason_and_one_step_takes_it() {
        Ticket ticket = accepted("夜间施工噪声", "450302");
        Suggestions suggestions = suggest(ticket);
        assertThat(suggestions.topic()).isEqualTo("施工噪声");
        var first = suggestions.units().getFirst();
        assertThat(first.unitId()).isEqualTo("sj");
        assertThat(first.binding()).isTrue();
        assertThat(first.reason()).isEqualTo("派单目录第1版：施工噪声×全市→市生态环境局（目录没有单列「施工噪声×秀峰区」，按全市）");
        assertThat(suggestions.dispatchBy()).as("接诉即办").isEqualTo(START.plus(Duration.ofHours(1)));

        done(dispatch(ticket, DispatchOrder.to(first.unitId(), first.basis()).about("施工噪声")));
        assertThat(told(ticket)).isEqualTo("依据：" + first.basis() + "；派单目录第1版：施工噪声×全市");
    }

    @Test
    void given_another_unit_than_the_catalogues_then_only_with_a_reason_which_is_kept() {
        Ticket ticket = accepted("夜间施工噪声", "450302");
        Result.Refused refused = refused(dispatch(ticket, DispatchOrder.to("cg", "权责清单")));
        assertThat(refused.reason()).isEqualTo("派单目录第1版：施工噪声×全市→市生态环境局。改派其他单位请说明理由，或者改选事项");
        assertThat(refused.field()).isEqualTo("deviation");
        assertThat(refused.article()).isEqualTo("第十二条第二项");
        assertThat(room.now(ticket.id()).state()).isEqualTo(TicketState.ACCEPTED);

        assertThat(refused(dispatch(ticket, DispatchOrder.to("cg", "权责清单").about("月球事务")))
                        .field())
                .isEqualTo("topic");
        done(dispatch(ticket, DispatchOrder.to("cg", "权责清单").because("工地在市政道路上")));
        assertThat(told(ticket)).endsWith("派单目录第1版：施工噪声×全市，改派理由：工地在市政道路上");
        assertThat(room.database
                        .dsl()
                        .fetchOne("select followed, deviation, topic, catalogue from ticket_dispatch")
                        .intoList())
                .containsExactly(false, "工地在市政道路上", "施工噪声", 1L);
    }

    @Test
    void given_words_that_no_matter_has_then_dispatched_without_the_catalogue() {
        Ticket ticket = accepted("一件怪事", "450305");
        assertThat(suggest(ticket).units()).isEmpty();
        done(dispatch(ticket, DispatchOrder.to("cg", "权责清单")));
        assertThat(told(ticket)).isEqualTo("依据：权责清单");
        assertThat(catalogue
                        .suggest(ticket.id(), "施工噪声", REVIEWER)
                        .orElseThrow()
                        .units())
                .extracting(Suggestions.Suggested::unitId)
                .containsExactly("sj");
        assertThat(catalogue.suggest(ticket.id(), null, OTHER_AGENT))
                .as("not visible")
                .isEmpty();
    }

    @Test
    void given_a_county_then_its_station_and_an_enterprise_assists_its_department() {
        assertThat(suggest(accepted("小区停水", "450321")).units().getFirst().reason())
                .isEqualTo("派单目录第1版：全部事项×阳朔县→阳朔县12345热线工作站（目录没有单列「供水×阳朔县」，按上级事项「全部事项」）");
        var city = suggest(accepted("小区停水", "450305")).units().getFirst();
        assertThat(city.unitId()).isEqualTo("zj");
        assertThat(city.assistingId()).isEqualTo("gs");

        Ticket ticket = accepted("小区停水", "450305");
        Result.Refused refused =
                refused(dispatch(ticket, DispatchOrder.to("gs", "权责清单").because("水管爆了")));
        assertThat(refused.article()).isEqualTo("第二十八条第二项");
        assertThat(refused.reason()).contains("请派往市住房和城乡建设局");
        done(dispatch(ticket, DispatchOrder.to("zj", "权责清单").assistedBy(List.of("gs"))));
    }

    @Test
    @Proves("12(2)d")
    void given_a_vertical_agency_then_the_citys_unit_before_the_countys_station() {
        Ticket ticket = accepted("个税退税", "450321");
        var first = suggest(ticket).units().getFirst();
        assertThat(first.unitId()).isEqualTo("sw");
        assertThat(first.reason()).contains("垂直管理单位，派往市级承办单位，第十二条第二项");
        assertThat(refused(dispatch(ticket, DispatchOrder.to("sw-450321", "征管法")))
                        .reason())
                .contains("请派往市税务局");
        done(dispatch(ticket, DispatchOrder.to("sw-450321", "征管法").because("市税务局书面委托")));
    }

    @Test
    @Proves("13(2)8")
    void given_a_limit_that_another_law_states_then_it_counts_through_recounts_and_redos() {
        Ticket ticket = accepted("拖欠工资", "450302");
        assertThat(suggest(ticket).limit()).isEqualTo(new StatedLimit(60, "《劳动保障监察条例》第十七条"));
        assertThat(refused(dispatch(ticket, new DispatchOrder("rs", "x", List.of(), null, "", 15, "")))
                        .field())
                .isEqualTo("limitBasis");
        Ticket byWordsAlone = done(dispatch(accepted("拖欠工资", "450302"), DispatchOrder.to("rs", "条例")));
        assertThat(byWordsAlone.times().dueAt())
                .as("a citizen's words give no unit more time")
                .isEqualTo(DisputeRoom.at("2026-10-10T00:00"));
        Ticket chosen = done(dispatch(ticket, DispatchOrder.to("rs", "条例").about("拖欠工资")));
        assertThat(chosen.times().dueAt()).isAfter(DisputeRoom.at("2026-12-01T00:00"));
        assertThat(room.due(chosen.id(), REVIEWER).lines().getFirst()).startsWith("按《劳动保障监察条例》第十七条，投诉类事项在60个工作日内");
        assertThat(room.due(chosen.id(), REVIEWER).dueAt())
                .isEqualTo(chosen.times().dueAt());
        assertThat(told(chosen)).endsWith("；法定时限60个工作日（《劳动保障监察条例》第十七条）");

        Ticket stated = done(
                dispatch(accepted("一件怪事", "450302"), DispatchOrder.to("rs", "x").within(1, "《某规定》第二条")));
        assertThat(stated.times().dueAt()).isEqualTo(DisputeRoom.at("2026-09-21T00:00"));
    }

    @Test
    void given_earlier_dispatches_and_returns_then_they_are_told() {
        Ticket returned = done(dispatch(accepted("路灯不亮", "450305"), DispatchOrder.to("cg", "x")));
        done(room.room.tickets().sign(Act.by(UNIT, returned.id())));
        done(disputes.disputes.applyToReturn(Act.by(UNIT, returned.id()), DisputeRoom.NOT_OURS));
        done(disputes.decide(returned, ReturnVerdict.ACCEPT, null, "属交通运输局"));
        assertThat(suggest(returned).units())
                .as("whoever gave it back is not suggested")
                .isEmpty();
        done(dispatch(returned, DispatchOrder.to("jt", "x")));
        assertThat(told(returned)).endsWith("改派理由：目录单位的退单已获同意");

        var suggested = suggest(accepted("路灯不亮", "450305")).units();
        assertThat(suggested).extracting(Suggestions.Suggested::unitId).containsExactly("cg", "jt");
        assertThat(suggested.getFirst().reason()).endsWith("近一年同类诉求（路灯照明×七星区）派往市城市管理委员会1件，其中退回1件");
        assertThat(suggested.getLast().binding()).isFalse();
        assertThat(suggested.getLast().reason()).isEqualTo("近一年同类诉求（路灯照明×七星区）派往市交通运输局1件，没有退回");
    }

    @Test
    void given_a_file_then_previewed_against_what_stands_and_added_once() {
        byte[] file = file(
                "在第1版基础上调整：", "路灯划给住建",
                "路灯照明,城市管理,全市,市城市管理委员会", "路灯照明,城市管理,全市,市住房和城乡建设局");
        CataloguePreview preview = catalogue.preview(file);
        assertThat(preview.faults()).isEmpty();
        assertThat(preview.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.MOVED);
            assertThat(change.before()).startsWith("市城市管理委员会（");
            assertThat(change.after()).startsWith("市住房和城乡建设局（");
        });
        assertThat(catalogue.versions()).as("looking changes nothing").hasSize(1);

        assertThat(why(catalogue.add(file, preview.newest(), UNIT)).why()).isEqualTo(Result.Why.FORBIDDEN);
        assertThat(why(catalogue.add(file, 0, REVIEWER)).why()).isEqualTo(Result.Why.STALE);
        assertThat(why(catalogue.add("x".getBytes(StandardCharsets.UTF_8), 1, REVIEWER))
                        .why())
                .isEqualTo(Result.Why.INPUT);
        Catalogue.Version version = made(catalogue.add(file, preview.newest(), REVIEWER));
        assertThat(version.author()).isEqualTo("shenhe");
        assertThat(why(catalogue.add(file, preview.newest(), REVIEWER)).why()).isEqualTo(Result.Why.STALE);
        assertThat(suggest(accepted("路灯不亮", "450305")).units().getFirst().unitId())
                .isEqualTo("zj");
        assertThat(catalogue
                        .version(1)
                        .orElseThrow()
                        .entry("路灯照明", "")
                        .orElseThrow()
                        .unitId())
                .as("the old version stays readable")
                .isEqualTo("cg");
        assertThatThrownBy(() -> room.database.dsl().execute("update dispatch_entry set unit_id = 'jt'"))
                .hasMessageContaining("append-only");
    }

    @Test
    void given_a_day_to_come_then_in_force_from_that_day_on() {
        byte[] file = file(
                "在第1版基础上调整：", "十月起路灯划给住建",
                "\"# 生效日期\"", "生效日期",
                "不写即导入当天", "2026-10-08",
                "路灯照明,城市管理,全市,市城市管理委员会", "路灯照明,城市管理,全市,市住房和城乡建设局");
        made(catalogue.add(file, newest(), ADMIN));
        Ticket ticket = accepted("路灯不亮", "450305");
        assertThat(suggest(ticket).units().getFirst().unitId()).isEqualTo("cg");
        disputes.moveTo("2026-10-07T23:59");
        assertThat(suggest(ticket).version()).isEqualTo(1);
        disputes.moveTo("2026-10-08T00:00");
        assertThat(suggest(ticket).version()).isEqualTo(2);
        assertThat(suggest(ticket).units().getFirst().unitId()).isEqualTo("zj");
    }

    @Test
    void given_one_line_changed_then_a_version_of_its_own() {
        Entry entry = new Entry("路灯照明", "450305", "zj", null, "七星区路灯移交协议");
        assertThat(why(catalogue.change(entry, " ", 1, REVIEWER)).field()).isEqualTo("note");
        assertThat(why(catalogue.change(new Entry("没有的", "", "zj", null, "x"), "y", 1, REVIEWER))
                        .field())
                .isEqualTo("topic");
        assertThat(why(catalogue.change(new Entry("供水", "", "gs", null, "x"), "y", 1, REVIEWER))
                        .article())
                .isEqualTo("第二十八条第二项");
        assertThat(made(catalogue.change(entry, "七星区路灯已移交", 1, REVIEWER)).version())
                .isEqualTo(2);
        assertThat(suggest(accepted("路灯不亮", "450305")).units().getFirst().unitId())
                .isEqualTo("zj");
        assertThat(suggest(accepted("路灯不亮", "450304")).units().getFirst().unitId())
                .isEqualTo("cg");
    }

    @Test
    void given_a_units_objection_when_upheld_then_a_new_version_today_and_in_the_ones_to_come() {
        byte[] later = file("在第1版基础上调整：", "以后的", "\"# 生效日期\"", "生效日期", "不写即导入当天", "2026-12-01");
        made(catalogue.add(later, 1, ADMIN));
        NewObjection wrong = new NewObjection("路灯照明", "", "城市照明已移交住建", "市政府会议纪要", "zj");
        assertThat(why(catalogue.object(wrong, OTHER_UNIT)).why()).isEqualTo(Result.Why.NOT_FOUND);
        assertThat(why(catalogue.object(wrong, REVIEWER)).why()).isEqualTo(Result.Why.FORBIDDEN);
        assertThat(why(catalogue.object(new NewObjection("路灯照明", "", "", "x", null), UNIT))
                        .field())
                .isEqualTo("reason");
        assertThat(why(catalogue.object(new NewObjection("路灯照明", "", "x", "x", "cg"), UNIT))
                        .field())
                .isEqualTo("proposed");
        Objection raised = objection(catalogue.object(wrong, UNIT));
        assertThat(why(catalogue.object(wrong, UNIT)).reason()).isEqualTo("这一条已有异议待审核，请等候结果");
        assertThat(catalogue.objections(OTHER_UNIT)).as("another unit's").isEmpty();
        assertThat(catalogue.objections(UNIT)).hasSize(1);

        assertThat(why(catalogue.decide(raised.id(), true, "成立", "zj", UNIT)).why())
                .isEqualTo(Result.Why.FORBIDDEN);
        assertThat(why(catalogue.decide(raised.id(), true, "成立", null, REVIEWER))
                        .field())
                .isEqualTo("unitId");
        assertThat(why(catalogue.decide(raised.id(), true, "成立", "cg", REVIEWER))
                        .field())
                .isEqualTo("unitId");
        assertThat(why(catalogue.decide(
                                UUID.fromString("00000000-0000-0000-0000-000000000001"), true, "x", "zj", REVIEWER))
                        .why())
                .isEqualTo(Result.Why.NOT_FOUND);
        Objection decided = objection(catalogue.decide(raised.id(), true, "纪要已明确", "zj", REVIEWER));
        assertThat(decided.decided()).isNotNull();
        assertThat(decided.decided().made()).isEqualTo(3);
        assertThat(why(catalogue.decide(raised.id(), false, "x", null, REVIEWER))
                        .why())
                .isEqualTo(Result.Why.STATE);
        assertThat(catalogue.versions())
                .extracting(Catalogue.Version::version, Catalogue.Version::effectiveOn)
                .startsWith(tuple(4L, LocalDate.of(2026, 12, 1)), tuple(3L, TODAY));
        assertThat(catalogue.version(3).orElseThrow().version().note())
                .isEqualTo("派单异议成立：路灯照明×全市由市城市管理委员会改为市住房和城乡建设局；纪要已明确");
        for (long version : new long[] {3, 4}) {
            assertThat(catalogue
                            .version(version)
                            .orElseThrow()
                            .entry("路灯照明", "")
                            .orElseThrow()
                            .unitId())
                    .isEqualTo("zj");
        }
    }

    @Test
    void given_an_accepted_return_of_what_the_catalogue_sent_then_an_objection_and_one_only() {
        for (int time = 0; time < 2; time++) {
            Ticket ticket = done(dispatch(accepted("路灯不亮", "450305"), DispatchOrder.to("cg", "x")));
            done(room.room.tickets().sign(Act.by(UNIT, ticket.id())));
            done(disputes.disputes.applyToReturn(Act.by(UNIT, ticket.id()), DisputeRoom.NOT_OURS));
            done(disputes.decide(ticket, ReturnVerdict.ACCEPT, null, "确非其职责"));
        }
        assertThat(catalogue.objections(REVIEWER)).singleElement().satisfies(raised -> {
            assertThat(raised.topic()).isEqualTo("路灯照明");
            assertThat(raised.reason()).isEqualTo("不属于本单位职责");
            assertThat(raised.ticketNumber()).isNotNull();
        });
        Objection raised = catalogue.objections(REVIEWER).getFirst();
        Objection dismissed = objection(catalogue.decide(raised.id(), false, "个案，目录无误", null, ADMIN));
        assertThat(dismissed.decided().upheld()).isFalse();
        assertThat(catalogue.versions()).hasSize(1);
    }

    @Test
    void given_a_dispatch_past_the_catalogue_when_returned_then_no_objection() {
        Ticket ticket = done(
                dispatch(accepted("拒载", "450305"), DispatchOrder.to("cg", "x").because("试派")));
        done(room.room.tickets().sign(Act.by(UNIT, ticket.id())));
        done(disputes.disputes.applyToReturn(Act.by(UNIT, ticket.id()), DisputeRoom.NOT_OURS));
        done(disputes.decide(ticket, ReturnVerdict.ACCEPT, null, "确非其职责"));
        assertThat(catalogue.objections(REVIEWER)).isEmpty();
    }
}

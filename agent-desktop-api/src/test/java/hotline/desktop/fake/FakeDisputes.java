package hotline.desktop.fake;

import hotline.regulation.dispute.ExtensionRule;
import hotline.regulation.dispute.Knowledge;
import hotline.regulation.dispute.MeetingRule;
import hotline.regulation.dispute.ReturnGate;
import hotline.regulation.dispute.ReturnGround;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DueAnswer;
import hotline.tickets.DueExplanation;
import hotline.tickets.Result;
import hotline.tickets.dispute.Assist;
import hotline.tickets.dispute.Decided;
import hotline.tickets.dispute.Disputes;
import hotline.tickets.dispute.DisputesView;
import hotline.tickets.dispute.ExtensionRecord;
import hotline.tickets.dispute.MeetingRecord;
import hotline.tickets.dispute.ReturnDecision;
import hotline.tickets.dispute.ReturnRecord;
import hotline.tickets.dispute.ReturnVerdict;
import hotline.tickets.dispute.WaitingDispute;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everything that can be disputed about the one ticket of {@link FakeTickets}; acts are refused, each in its way. */
public final class FakeDisputes implements Disputes {

    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");
    private static final UUID ID = UUID.fromString("00000000-0000-7000-8000-00000000000d");
    private static final Decided DECIDED = new Decided(AT, "shenhe", "请按会议意见办理");

    private static Result outOfTurn() {
        return new Result.Refused(Result.Why.STATE, "工单没有待审的申请", null, null);
    }

    private static Result.Refused late() {
        return new Result.Refused(Result.Why.RULE, "已超过签收后1个工作日的退单期限（截止2026-11-23 24:00）；有争议请申请联席会议", "第十三条第三项", null);
    }

    @Override
    public Result applyToReturn(Act act, ReturnGate.Application application) {
        return application.reason().isBlank()
                ? new Result.Refused(Result.Why.INPUT, "请写明退回的理由", "第十三条第三项第2目", "reason")
                : late();
    }

    @Override
    public Result applyForMeeting(Act act, ReturnGate.Application application) {
        return outOfTurn();
    }

    @Override
    public Result decideReturn(Act act, ReturnDecision decision) {
        return outOfTurn();
    }

    @Override
    public Result applyForExtension(Act act, ExtensionRule.Application application) {
        return new Result.Refused(
                Result.Why.INPUT, "延长时限不得超过原办理时限的1倍（最多" + application.amount() + "个工作日）", "第十三条第二项第9目", "amount");
    }

    @Override
    public Result decideExtension(Act act, boolean granted, String note) {
        return outOfTurn();
    }

    @Override
    public Result meetingKeeps(Act act, MeetingRule.Paper paper, List<String> assisting) {
        return outOfTurn();
    }

    @Override
    public Result meetingReassigns(Act act, MeetingRule.Paper paper, String unitId, List<String> assisting) {
        return outOfTurn();
    }

    @Override
    public Result giveOpinion(Act act, String opinion) {
        return new Result.Refused(Result.Why.NOT_FOUND, "没有这张工单", null, null);
    }

    @Override
    public List<WaitingDispute> waiting() {
        return List.of(new WaitingDispute(
                FakeTickets.DRAFT_OF_1001,
                "4503261124010000019",
                "路灯不亮",
                "市城市管理委员会",
                WaitingDispute.Kind.RETURN,
                AT,
                AT));
    }

    /** A unit sees no ticket here, as in {@link FakeTickets}. */
    @Override
    public Optional<DisputesView> of(UUID ticketId, Actor reader) {
        if (!ticketId.equals(FakeTickets.DRAFT_OF_1001) || reader.unitId() != null) {
            return Optional.empty();
        }
        return Optional.of(new DisputesView(
                List.of(returned()),
                List.of(extension(true), extension(null)),
                List.of(
                        new MeetingRecord(ID, "职责有争议", AT, "shenhe", null, null, null, null),
                        new MeetingRecord(
                                ID,
                                "职责有争议",
                                AT,
                                "shenhe",
                                true,
                                "市城市管理委员会",
                                new MeetingRule.Paper("〔2026〕3号", "由市城管委办理", "市编办、市司法局", LocalDate.of(2026, 11, 24)),
                                DECIDED)),
                List.of(new Assist(ID, "4503261124010000019-S1", "jt", "市交通运输局", AT, AT, "已核实", AT, null)),
                AT,
                new DisputesView.Returning(AT, late(), null),
                new DisputesView.Extending(false, 10, 4, AT, null)));
    }

    private static ReturnRecord returned() {
        return new ReturnRecord(
                ID,
                "cg",
                "市城市管理委员会",
                false,
                "不属于本单位职责",
                "三定规定",
                new Knowledge("路灯报修", AT),
                AT,
                "unit-cg",
                AT,
                AT,
                ReturnVerdict.REFUSE,
                ReturnGround.LAW_OR_DUTY,
                DECIDED);
    }

    private static ExtensionRecord extension(Boolean granted) {
        return new ExtensionRecord(
                ID,
                "cg",
                "市城市管理委员会",
                AT,
                3,
                false,
                "等待配件",
                "电话",
                AT,
                AT,
                AT,
                AT,
                "unit-cg",
                granted,
                granted == null ? null : DECIDED);
    }

    @Override
    public DueAnswer extensionPreview(UUID ticketId, Actor reader, int amount) {
        return of(ticketId, reader).isEmpty()
                ? new DueAnswer.Unknown(new Result.Refused(Result.Why.NOT_FOUND, "没有这张工单", null, null))
                : new DueAnswer.Known(
                        new DueExplanation(AT, AT, AT, "第十三条第二项第9目", List.of("延期" + amount + "个工作日"), false, true));
    }
}

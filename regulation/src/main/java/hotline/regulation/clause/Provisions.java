package hotline.regulation.clause;

import hotline.regulation.Edition;
import hotline.regulation.clause.Provision.Carrier;
import java.util.List;
import java.util.Optional;

/**
 * Every clause of 市政规〔2022〕11号, article by article, with who carries it. Code is marked with {@link Clause}, tests with
 * {@link Proves}; a test holds the three together. Where a clause is silent the hotline's own decision stands in brackets.
 */
public final class Provisions {

    private static final String KNOWLEDGE = "knowledge base";
    private static final String ASSESSMENT = "assessment";
    private static final String SUPERVISION = "supervision and cards";
    private static final String DIRECTORY = "directory of units and duties";
    private static final String INTAKE = "intake and dispatch";
    private static final String STATISTICS = "statistics and bulletins";
    private static final String PRINCIPLE = "a principle, acted on by the articles that follow";
    private static final String OFFICE = "the work of an office, not of its software";

    private static final List<Provision> ROWS = List.of(
            people("1", "制定目的和依据", "says why the regulation was made; there is nothing to act on"),
            software("2", "提供7×24小时全天候人工服务"),
            software("3", "受理咨询、求助、投诉、举报、建议、表扬六类事项"),
            software("4", "不予受理的，做好解释和引导，留存记录"),
            software("4(1)", "不属于我市行政管辖范围的不予受理（联动地区除外）", INTAKE + ": the exception for linked cities"),
            software("4(2)", "涉及国家秘密、商业秘密、个人隐私的不予受理"),
            software("4(3)", "党委、人大、政协、监察、法院、检察院、军队职责范围的不予受理"),
            software("4(4)", "应当通过诉讼、仲裁、复议、信息公开等程序解决或已信访的不予受理"),
            software("4(5)", "已依法办结、以同一事实和理由再提的不予受理", INTAKE + ": the link to the ticket that was closed"),
            software("4(6)", "恶意侮辱、诽谤、违法和违背公序良俗的不予受理"),
            software("4(7)", "宣泄情绪、无实质诉求等恶意使用话务资源的不予受理"),
            software("4(8)", "故意占用、消耗行政资源、完全不属实的不予受理"),
            software("4(9)", "法律、法规、规章规定的其他情形不予受理"),
            people("5", "市、县政府办公室统筹协调", OFFICE),
            later("6", "县级工作站承办、转派、催办、督办，原则上不对外受理", DIRECTORY + ": the stations' own role"),
            people("7(1)", "制定发展规划、规范和制度", OFFICE),
            later("7(2)", "指导、监管和考核", ASSESSMENT),
            software("7(3)", "跨部门、跨区域诉求的协调督办"),
            people("7(4)", "完成市人民政府交办的其他任务", OFFICE),
            people("8(1)", "平台的建设、升级、改造和日常运行管理", OFFICE),
            people("8(2)", "制定本级运行管理和各项规章制度", OFFICE),
            software("8(3)", "受理、答复、转派、催办、回访各由应当的人办理"),
            software("8(4)", "对承办单位日常监督考核，对承办工单督办", ASSESSMENT),
            later("8(5)", "知识库维护，收集和分析热点难点", KNOWLEDGE + "; " + STATISTICS),
            people("8(6)", "定期组织培训", OFFICE),
            people("8(7)", "其他相关工作任务", OFFICE),
            later("9(1)", "分管领导、联络员调整10日内备案（［D］自然日提醒，10个工作日扣分）", DIRECTORY),
            software("9(2)", "承办单位签收、办理、反馈工单"),
            software("9(3)", "办理结果反馈给诉求人以及12345热线"),
            later("9(4)", "及时梳理、采编、审核、更新知识条目", KNOWLEDGE),
            later("9(5)", "响应协调会议和现场踏勘通知", "notices of meetings and site visits"),
            people("9(6)", "指导、协调、督促下级承办单位", OFFICE),
            people("9(7)", "其他相关工作任务", OFFICE),
            people("10", "属地管理、分级负责、归口办理、按责转办", PRINCIPLE),
            software("11", "受理派单、办理答复、督办回访、办结归档各环节"),
            software("12(1)a", "电话、网站、微信、移动端、主席信箱等渠道受理"),
            software("12(1)b", "记录事项内容、姓名、联系方式；尊重不愿实名"),
            software("12(1)c", "要求匿名的，姓名和联系方式对承办单位保密"),
            software("12(1)1", "查询个人信息须提供姓名、身份证号码、联系方式"),
            software("12(1)2", "纠纷调解、侵权投诉须提供姓名、身份证号码、联系方式"),
            software("12(1)3", "法律规定须提供个人信息的"),
            software("12(1)4", "承办单位规定须提供个人信息的", INTAKE + ": only when the unit registered it with its legal basis"),
            software("12(2)a", "知识库能即时答复的，即时答复", KNOWLEDGE + ": the item is believed as it is cited"),
            software("12(2)b", "不能即时答复的，24小时内转派"),
            software("12(2)c", "依据法律法规、三定方案、权责清单转派"),
            software("12(2)d", "垂直管理单位职责的，转派至市级承办单位"),
            software("12(2)e", "突发类工单第一时间电话通知（［D］5分钟未通知告警）"),
            software("12(2)f", "可以采取三方通话处办"),
            software("13(1)a", "及时签收（［D］1个工作日，逾期视为签收）"),
            software("13(1)b", "主动联系诉求人"),
            software("13(2)", "自派单的下一工作日起计算，法定节假日和调休依公布的安排"),
            software("13(2)1", "咨询2个工作日"),
            software("13(2)2", "求助3个工作日"),
            software("13(2)3", "建议5个工作日（［D］表扬同）"),
            software("13(2)4", "投诉10个工作日"),
            software("13(2)5", "举报10个工作日"),
            software("13(2)6", "主席信箱3个工作日"),
            software("13(2)7", "突发30分钟签收、24小时办结"),
            software("13(2)8", "法律法规另有时限规定的，从其规定（时限和依据均须填写）"),
            software("13(2)9", "提前申请延期，延长不超过原时限1倍，向诉求人说明"),
            software("13(3)", "签收后1个工作日（突发30分钟）内申请退回"),
            software("13(3)1", "依法定职责或联席会议审定应由原单位办理的不予退回"),
            software("13(3)2", "未注明退回理由和依据的不予退回"),
            software("13(3)3", "登记瑕疵不影响办理的不予退回"),
            software("13(3)4", "部分内容不符但可以继续办理的不予退回"),
            software("13(3)5", "已有情况或线索、需进一步核实的不予退回"),
            software("13(3)6", "知识点无法直接答复或晚于登记时间的不予退回"),
            software("13(3)7", "已提出延期申请的不予退回"),
            software("13(4)", "办理过程、结果回复诉求人和12345热线"),
            software("13(4)1", "列明办理时间、单位、经办人、情况；未完的注明阶段结果和计划"),
            software("13(4)2", "对事项进行针对性的正面回应"),
            software("13(4)3", "投诉举报立案的注明编号日期，不予立案的说明理由依据"),
            software("13(4)a", "有条件的拍照、录像，通过附件上传"),
            software("14(1)a", "电话、短信、书面、网络、现场五种督办"),
            software("14(1)b", "逾期未办结的，书面说明情况和理由"),
            software("14(2)a", "办结时以短信回复办理结果并征求评价"),
            software("14(2)b", "24小时内未回复的默认为满意（［D］自送达回执起算）"),
            software("14(2)c", "未能自动回访的，人工回访并以其结果为准（［D］2小时无回执）"),
            software("14(3)", "不满意的，审核、人工回访、反馈重办（［D］1个工作日内回访，重办不超过5个工作日、2次）"),
            software("15a", "工单、答复、会议材料、批示件等归档"),
            software("15b", "电话录音至少保存3年"),
            later("16(1)", "承办单位建设、更新知识库并对内容负责", KNOWLEDGE),
            later("16(2)", "知识提问3个工作日内补充完善", KNOWLEDGE),
            later("16(3)", "知识点的四类写法（做法、办事、术语示例、新政策）", KNOWLEDGE),
            later("17", "开展全面、系统、科学的数据分析", STATISTICS),
            software("18", "与110、119、120、122应急联动：转接、三方通话", "exchange of data with the emergency platforms"),
            software("19", "十类诉求接诉即办（［D］1小时内派单）"),
            software("20", "首接负责：一个主办单位，若干协办单位"),
            software("21", "联席会议审定后遵照办理，不得退回"),
            later("22", "每月发布专报", STATISTICS),
            software("23", "领导轮值接听"),
            software("24a", "个人信息、工作秘密严格保密"),
            software("24b", "不宜公开的办理结果不得公开", STATISTICS + ": the public's page of replies"),
            people("25", "领导小组及其办公室", OFFICE),
            later("26(1)", "百分制月度、年度考核，按节点计入本期或下期", ASSESSMENT),
            later("26(2)", "考核制度建设、知识库、工单处理；细则和指标", ASSESSMENT),
            people("26(3)", "考核结果呈报、通报、评先评优", OFFICE),
            software("27(1)", "短信预警、黄牌、红牌警告"),
            people("27(2)", "接受人大、政协、社会和媒体监督", OFFICE),
            people("27(3)", "对热线工作人员的责任追究", "a judgement about people; the record they judge by is the product's"),
            later("27(4)", "整改函、问题线索移送", SUPERVISION),
            people("28(1)", "全称、简称和徽标", "a matter of print and signs"),
            software("28(2)", "公共服务企事业单位的诉求由其主管部门转派", DIRECTORY + ": the department's own forwarding as an event"),
            later("28(3)", "一次性解答率低于70%的告警，业务骨干到场", KNOWLEDGE),
            people("28(4)", "经费列入本级财政预算", OFFICE),
            people("29", "由市行政审批局负责解释", OFFICE),
            software("30", "自印发之日起施行，有效期5年"));

    private Provisions() {}

    /** Article by article; versions of one clause stand together, the oldest first. */
    public static List<Provision> rows() {
        return ROWS;
    }

    /** The newest version of a clause. */
    public static Optional<Provision> find(String key) {
        return ROWS.stream().filter(row -> row.key().equals(key)).reduce((earlier, later) -> later);
    }

    private static Provision software(String key, String text) {
        return software(key, text, "");
    }

    private static Provision software(String key, String text, String stillToCome) {
        return of2022(key, text, Carrier.SOFTWARE, stillToCome);
    }

    private static Provision people(String key, String text, String why) {
        return of2022(key, text, Carrier.PEOPLE, why);
    }

    private static Provision later(String key, String text, String part) {
        return of2022(key, text, Carrier.LATER, part);
    }

    private static Provision of2022(String key, String text, Carrier carrier, String remark) {
        Edition edition = Edition.OF_2022;
        return new Provision(key, text, edition, edition.from(), edition.until(), carrier, remark);
    }
}

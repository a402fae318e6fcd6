package hotline.ops.demo;

import java.util.List;

/** What people in Guilin call about; the weights follow a real hotline's mix (mostly 咨询 and 求助). */
final class Matters {

    /** @param unit part of the responsible unit's name */
    record Matter(String kind, String title, String content, String area, String address, String unit) {}

    static final List<Matter> ALL = List.of(
            new Matter("CONSULTATION", "居住证办理材料", "市民咨询外地户口在七星区办理居住证需要哪些材料、到哪里办。", "450305", "七星区", "市公安局"),
            new Matter("CONSULTATION", "社保转移怎么办", "市民从南宁回桂林工作，咨询社保关系如何转入。", "450304", "象山区", "市人力资源"),
            new Matter("HELP", "小区停水两天", "市民反映叠彩区北辰路小区停水两天，家里有老人，希望尽快恢复。", "450303", "叠彩区北辰路", "市住房和城乡建设局"),
            new Matter("HELP", "路灯不亮", "市民反映龙隐路小学门口路灯不亮，孩子放学看不清路。", "450305", "七星区龙隐路", "市城市管理委员会"),
            new Matter("HELP", "公交站牌倒了", "市民反映中山中路公交站牌被风吹倒，行人经过有危险。", "450302", "秀峰区中山中路", "市交通运输局"),
            new Matter("COMPLAINT", "夜间施工噪声", "市民投诉临桂区金水路工地夜里十一点后仍在打桩，无法休息。", "450312", "临桂区金水路", "市生态环境局"),
            new Matter("COMPLAINT", "占道经营", "市民投诉象山区民主路烧烤摊占用人行道，油烟大。", "450304", "象山区民主路", "市城市管理委员会"),
            new Matter("REPORT", "露天焚烧垃圾", "市民举报雁山镇有人露天焚烧塑料垃圾，气味刺鼻。", "450311", "雁山区雁山镇", "市生态环境局"),
            new Matter("SUGGESTION", "增加公交班次", "市民建议早高峰增加去高铁站的公交班次。", "450305", "七星区", "市交通运输局"),
            new Matter("PRAISE", "感谢环卫工人", "市民感谢环卫工人帮忙找回丢失的钱包。", "450302", "秀峰区", "市城市管理委员会"));

    private Matters() {}
}

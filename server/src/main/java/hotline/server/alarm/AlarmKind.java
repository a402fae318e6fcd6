package hotline.server.alarm;

import hotline.telephony.Violation;

/** What can be wrong, and what an operator does about it. */
public enum AlarmKind {
    ONE_AGENT_ONE_OFFER(true, "话务员同时有两个来电", "请该话务员签出后重新签入；把 /debug/calls/{通话编号} 的内容发给维护人员"),
    WAITS_BESIDE_FREE_AGENT(true, "有话务员空闲，来电却在等待", "请空闲的话务员示忙后再示闲；仍未接通时检查队列技能设置，并把 /debug/calls/{通话编号} 发给维护人员"),
    CALL_WITHOUT_END(false, "通话长时间没有任何动静", "用 ops/asterisk-cli 'core show channels' 核对通话是否还在；已不在时重启服务，通话会自动补记结束"),
    AGENT_STUCK(true, "话务员停在振铃或通话状态", "请该话务员点击挂机并重新签入；仍不恢复时重启服务，正在进行的通话不会中断"),
    CORE_SILENT(true, "电话核心没有应答", "查看服务日志；两分钟内不恢复时重启服务，正在进行的通话不会中断，等待的来电由 Asterisk 接续"),
    NODE_AWAY(true, "一个电话节点失去连接", "其他节点照常接听；检查该节点的 Asterisk 和网络（ops/status），用 ops/up 重新启动，恢复后自动接管"),
    PART_DOWN(true, "系统的一部分不可用", "运行 ops/status 查看是哪一部分，用 ops/up 重新启动；电话在此期间继续接听"),
    FACTS_LOST(true, "通话流水有丢失", "检查磁盘空间和日志；丢失的区间记录在表 journal_gap 中"),
    RECORDING_FAILED(false, "有录音处理失败", "查看日志和 store/quarantine；恢复原因后文件会自动重试"),
    RECORDING_MISSING(true, "有通话缺少录音或录音不全", "班长台最下面“录音核对”列出是哪些通话、缺在哪里；检查磁盘空间，原始文件仍在时不要删除"),
    NOTICE_UNDELIVERED(false, "办理进展没有送达来件渠道", "请管理员在“来件渠道”页核对回调地址，联系对方恢复后重新发送"),
    EMERGENCY_NOT_PHONED(true, "突发工单还没有电话通知承办单位", "立即打电话给承办单位，然后在工单里“记录电话通知”（第十二条第二项）"),
    MATTERS_WAITING(false, "其他渠道的来件无人受理", "请话务员或热线中心在“工单”页的“待受理”中领取、受理"),
    UNIT_WITHOUT_NUMBER(false, "承办单位没有登记短信号码", "请管理员在“承办单位”页登记；在此之前，请电话告知该单位（第二十七条第一项）"),
    UNIT_UNREACHED(false, "短信预警没有送达承办单位", "请电话告知该单位；请管理员在“承办单位”页核对短信号码"),
    SEARCH_AWAY(false, "全文检索不可用", "检查磁盘空间和日志；目录 search-index 是派生数据，停下服务后可以删除，启动后自动重建。按编号仍可查找"),
    RECORDINGS_LATE(false, "录音积压", "检查磁盘空间和机器负荷；原始文件仍在，处理完成前不要删除");

    private final boolean urgent;
    private final String title;
    private final String advice;

    AlarmKind(boolean urgent, String title, String advice) {
        this.urgent = urgent;
        this.title = title;
        this.advice = advice;
    }

    static AlarmKind of(Violation.Kind violated) {
        return switch (violated) {
            case ONE_AGENT_ONE_OFFER -> ONE_AGENT_ONE_OFFER;
            case WAITS_BESIDE_FREE_AGENT -> WAITS_BESIDE_FREE_AGENT;
            case CALL_WITHOUT_END -> CALL_WITHOUT_END;
            case AGENT_STUCK -> AGENT_STUCK;
        };
    }

    boolean urgent() {
        return urgent;
    }

    String title() {
        return title;
    }

    String advice() {
        return advice;
    }
}

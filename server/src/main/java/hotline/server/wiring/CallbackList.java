package hotline.server.wiring;

import hotline.desktop.port.Answer;
import hotline.desktop.port.CallbackAdmin;
import hotline.desktop.port.CallbackEntry;
import hotline.telephony.call.CallPurpose;
import hotline.telephony.store.CallbackTables;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The list of callbacks, in the desktop's words. */
public final class CallbackList implements CallbackAdmin {

    private static final int SHOWN = 200;

    private final CallbackTables tables;
    private final Clock clock;

    public CallbackList(CallbackTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public List<CallbackEntry> list() {
        return tables.list(SHOWN).stream().map(CallbackList::entry).toList();
    }

    @Override
    public Answer cancel(UUID id, String who, String reason) {
        if (tables.cancel(id, who, reason, clock.instant())) {
            return Answer.done();
        }
        return Answer.refused(tables.find(id)
                .map(found -> found.state().equals("DIALLING") ? "正在回拨，不能取消" : "这个回拨已经结束")
                .orElse("没有这个回拨任务"));
    }

    private static CallbackEntry entry(CallbackTables.Callback one) {
        return new CallbackEntry(
                one.id(),
                one.kind(),
                CallPurpose.valueOf(one.kind()).chinese(),
                one.masked(),
                one.queue(),
                one.entryAt(),
                one.createdAt(),
                one.state(),
                switch (one.state()) {
                    case "WAITING" -> one.attempts() == 0 ? "等待回拨" : "未接通，稍后再拨";
                    case "DIALLING" -> "正在回拨";
                    case "DONE" -> "已接通";
                    default -> "已关闭";
                },
                one.attempts(),
                one.triedAt(),
                one.reason(),
                one.closedAt());
    }
}

package hotline.desktop.fake;

import hotline.desktop.port.Answer;
import hotline.desktop.port.CallbackAdmin;
import hotline.desktop.port.CallbackEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One person waits to be called back. */
public final class FakeCallbacks implements CallbackAdmin {

    public static final UUID WAITING = new UUID(0, 15);

    @Override
    public List<CallbackEntry> list() {
        Instant at = Instant.parse("2026-11-24T02:00:00Z");
        return List.of(new CallbackEntry(
                WAITING, "MISSED", "漏接回拨", "138****1234", "general", at, at, "WAITING", "等待回拨", 0, null, null, null));
    }

    @Override
    public Answer cancel(UUID id, String who, String reason) {
        return id.equals(WAITING) ? Answer.done() : Answer.refused("没有这个回拨任务");
    }
}

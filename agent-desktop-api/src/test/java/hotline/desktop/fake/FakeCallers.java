package hotline.desktop.fake;

import hotline.desktop.port.Answer;
import hotline.desktop.port.CallerDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Blocks whatever it is told to; keeps one mark. */
public final class FakeCallers implements CallerDesk {

    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");
    private static final UUID FIRST = new UUID(7, 1);
    private final List<Block> blocks = new CopyOnWriteArrayList<>(List.of(block(FIRST, "IN_FORCE")));

    @Override
    public Answer mark(String agent, String callId, String kind, String note) {
        return Answer.done();
    }

    @Override
    public List<Incident> incidents(Instant since) {
        return List.of(
                new Incident(FIRST, AT, FakeRecords.CALL_OF_1001, "1001", "ABUSE", "辱骂", "", "138****1234", true));
    }

    @Override
    public List<Block> blocks() {
        return List.copyOf(blocks);
    }

    @Override
    public Answer block(Wish wish, String who) {
        blocks.add(block(UUID.randomUUID(), "IN_FORCE"));
        return Answer.done();
    }

    @Override
    public Answer lift(UUID block, String reason, String who) {
        return blocks.removeIf(one -> one.id().equals(block)) ? Answer.done() : Answer.refused("此限制已到期或已解除");
    }

    private static Block block(UUID id, String state) {
        return new Block(
                id,
                "138****1234",
                FakeRecords.CALL_OF_1001,
                "反复辱骂",
                "banzhang",
                AT,
                AT.plus(Duration.ofDays(7)),
                state,
                null,
                null,
                null);
    }
}

package hotline.desktop.fake;

import hotline.desktop.port.CallDebug;
import hotline.desktop.port.CallRecord;
import hotline.desktop.port.CallRecords;
import hotline.desktop.port.HandOverLine;
import hotline.desktop.port.RatingFigures;
import hotline.kernel.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Two calls: one of agent 1001, one of agent 1002. */
public final class FakeRecords implements CallRecords {

    public static final String CALL_OF_1001 = "1700000000.1";
    public static final String CALL_OF_1002 = "1700000000.2";
    public static final String CALLER = "13800001234";

    private final List<CallRecord> calls = List.of(call(CALL_OF_1001, "1001"), call(CALL_OF_1002, "1002"));

    @Override
    public Page list(String agent, int page, int size) {
        List<CallRecord> found = calls.stream()
                .filter(call -> agent == null || agent.equals(call.agent()))
                .toList();
        return new Page(found, found.size());
    }

    @Override
    public Optional<CallRecord> find(String callId) {
        return calls.stream().filter(call -> call.callId().equals(callId)).findFirst();
    }

    @Override
    public Optional<CallDebug> debug(String callId) {
        return find(callId)
                .map(call -> new CallDebug(
                        callId,
                        null,
                        List.of(new CallDebug.Step(call.arrivedAt(), "派给话务员 1001", List.of("空闲最久"))),
                        List.of(new CallDebug.Step(call.arrivedAt(), "Queued --agent chosen--> Offered", List.of()))));
    }

    @Override
    public List<HandOverLine> handOvers(String callId) {
        return find(callId)
                .map(call -> new HandOverLine(call.arrivedAt(), "7", "110", 0, "CONFIRMED_BY_KEY", "9110", "联动席按键确认"))
                .stream()
                .toList();
    }

    @Override
    public RatingFigures ratings(Instant since) {
        return new RatingFigures(
                since,
                List.of(new RatingFigures.OfAgent("1001", 3, 1, 0, 1)),
                List.of(new RatingFigures.Dissatisfied("1764.1", "1001", since)));
    }

    private static CallRecord call(String id, String agent) {
        Instant at = Instant.parse("2026-11-24T02:00:00Z");
        return new CallRecord(
                id,
                at,
                at,
                at,
                "ANSWERED",
                "已接听",
                PhoneNumber.parse(CALLER),
                "general",
                agent,
                900L,
                60_000L,
                null,
                null,
                "IN",
                null,
                new CallRecord.Rated(at, "SATISFIED", "满意"));
    }
}

package hotline.desktop.operation;

import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.port.Sandbox;
import hotline.desktop.port.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** The sandbox's handsets and clock. Without a sandbox every one of these addresses does not exist. */
public final class SandboxOperations implements Operations {

    private static final Duration LONGEST_STEP = Duration.ofDays(400);

    private record Clock(Instant now, String offset) {}

    private final Optional<Sandbox> sandbox;

    public SandboxOperations(Optional<Sandbox> sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "handsetMessages",
                request -> Reply.ok(sandbox().handsets().messages(request.path("number"))),
                "handsetReply",
                this::reply,
                "clock",
                _ -> Reply.ok(now(sandbox().clock())),
                "advanceClock",
                this::advance);
    }

    private Reply reply(ApiRequest request) {
        String text = request.body().getString("text");
        Waiting.done(sandbox().handsets().reply(request.path("number"), text));
        return Reply.done();
    }

    private Reply advance(ApiRequest request) {
        SandboxClock clock = sandbox().clock();
        Duration by = duration(request.body().getString("advance"));
        if (by.isNegative() || by.compareTo(LONGEST_STEP) > 0) {
            throw Problem.refused("时钟只能向前拨，一次至多 400 天").at("advance").asException();
        }
        clock.advance(by);
        return Reply.ok(now(clock));
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException malformed) {
            throw Problem.invalid("时长须为 ISO-8601，如 PT24H、P10D", "advance").asException();
        }
    }

    private static Clock now(SandboxClock clock) {
        return new Clock(clock.now(), clock.offset().toString());
    }

    private Sandbox sandbox() {
        return sandbox.orElseThrow(() -> Problem.notFound("没有这个地址").asException());
    }
}

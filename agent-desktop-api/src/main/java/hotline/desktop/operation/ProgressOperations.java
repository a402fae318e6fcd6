package hotline.desktop.operation;

import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.identity.KeyedHash;
import hotline.desktop.identity.RandomSecret;
import hotline.desktop.livestate.AttemptCounter;
import hotline.tickets.CitizenProgress;
import hotline.tickets.Progress;
import hotline.tickets.TicketNumber;
import java.time.Duration;
import java.util.Map;

/**
 * How far a matter is, for the citizen: no sign-in, but a code on the mobile phone that the matter was handed in with. What
 * is answered does not tell whether there is such a ticket.
 */
public final class ProgressOperations implements Operations {

    private static final String VIEW_HEADER = "X-Progress-View";
    private static final Duration CODE_WINDOW = Duration.ofHours(1);
    private static final int CODES_PER_ADDRESS = 20;
    private static final Duration TRY_WINDOW = Duration.ofMinutes(10);
    private static final int TRIES_PER_ADDRESS = 60;

    private final CitizenProgress progress;
    private final KeyedHash hash;
    private final AttemptCounter attempts;

    public ProgressOperations(CitizenProgress progress, KeyedHash hash, AttemptCounter attempts) {
        this.progress = progress;
        this.hash = hash;
        this.attempts = attempts;
    }

    private record CodeSent(String message, long seconds) {}

    private record Opened(String view, ProgressView progress) {}

    @Override
    public Map<String, Operation> byId() {
        return Map.of("sendProgressCode", this::sendCode, "openProgress", this::open, "progress", this::view);
    }

    private Reply sendCode(ApiRequest request) {
        String number = number(request);
        limit("progress-code:" + request.address(), CODE_WINDOW, CODES_PER_ADDRESS);
        String code = RandomSecret.digits();
        CitizenProgress.Asked asked = progress.sendCode(number, new CitizenProgress.Code(code, hashed(number, code)));
        return switch (asked) {
            case CitizenProgress.Asked.Sent(Duration goodFor) ->
                Reply.ok(new CodeSent(
                        "如工单号无误，且反映诉求时留有手机号码，验证码已发到该手机，" + goodFor.toMinutes() + "分钟内有效。没有收到的，请拨打12345查询",
                        goodFor.toSeconds()));
            case CitizenProgress.Asked.Wait(Duration retryAfter) ->
                throw Problem.tooMany("这个工单号的验证码发送次数过多，请" + inWords(retryAfter) + "后再试，或拨打12345查询", retryAfter)
                        .asException();
        };
    }

    private Reply open(ApiRequest request) {
        String number = number(request);
        limit("progress-open:" + request.address(), TRY_WINDOW, TRIES_PER_ADDRESS);
        String view = RandomSecret.next();
        Progress shown = progress.open(number, hashed(number, request.text("code")), RandomSecret.hash(view))
                .orElseThrow(() -> Problem.refused("工单号或验证码不对，或验证码已过期。请核对后重试，或重新获取验证码")
                        .at("code")
                        .asException());
        return Reply.ok(new Opened(view, ProgressView.of(shown)));
    }

    private Reply view(ApiRequest request) {
        String view = request.header(VIEW_HEADER);
        return progress.view(RandomSecret.hash(view == null ? "" : view))
                .map(shown -> Reply.ok(ProgressView.of(shown)))
                .orElseThrow(() -> Problem.unauthenticated("已超过查看时间，请重新获取验证码").asException());
    }

    /** The check digit says nothing of what there is. */
    private static String number(ApiRequest request) {
        String number = request.text("number");
        if (!TicketNumber.isValid(number)) {
            throw Problem.invalid("工单号有误，请核对：共19位数字，受理时告知，也在结果短信中", "number").asException();
        }
        return number;
    }

    private String hashed(String number, String code) {
        return hash.of(number + ":" + code);
    }

    private void limit(String key, Duration window, int most) {
        AttemptCounter.Count count = attempts.add(key, window);
        if (count.attempts() > most) {
            throw Problem.tooMany("查询过于频繁，请" + inWords(count.resetsIn()) + "后再试，或拨打12345查询", count.resetsIn())
                    .asException();
        }
    }

    private static String inWords(Duration wait) {
        long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
        return minutes < 120 ? minutes + "分钟" : (minutes + 59) / 60 + "小时";
    }
}

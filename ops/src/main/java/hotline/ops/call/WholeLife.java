package hotline.ops.call;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/** {@code ops/call}: plays one whole life against the running stack; exit code 0 only when every step worked. */
public final class WholeLife {

    /** Always the same citizen, so that from the second run on the pop shows earlier tickets. */
    private static final String CITIZEN = "13807730001";

    private WholeLife() {}

    /** @param args home of the stack, folder with the speech */
    public static void main(String[] args) throws IOException {
        Trace trace = new Trace(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        Instant start = Instant.now();
        RunningStack stack = RunningStack.at(Path.of(args[0]));
        Path scratch = Files.createTempDirectory("hotline-call");
        try {
            play(Cast.signIn(stack, Path.of(args[1]), scratch), trace);
        } catch (Trace.StepFailed failed) {
            trace.tell("就此停止：" + failed.getMessage());
        } catch (Problem refused) {
            trace.check(false, String.valueOf(refused.getMessage()));
        }
        long seconds = Duration.between(start, Instant.now()).toSeconds();
        trace.chapter(trace.failures().isEmpty() ? "全部成功" : "有失败");
        trace.tell(trace.checks() + " 项检查，" + trace.failures().size() + " 项失败，用时 " + seconds + " 秒；话机文件在 " + scratch);
        trace.failures().forEach(failure -> trace.tell("失败：" + failure));
        System.exit(trace.failures().isEmpty() ? 0 : 1);
    }

    static void play(Cast cast, Trace trace) throws IOException {
        SecureRandom random = new SecureRandom();
        String silent = "1380773" + (1000 + random.nextInt(9000));
        String angry = "1390773" + (1000 + random.nextInt(9000));

        TheCall.Told call = new TheCall(cast, trace).play(CITIZEN);
        TheTicket tickets = new TheTicket(cast, trace);
        String first = tickets.fromDraft(call.draftId());
        tickets.handle(first);
        String second = tickets.fromWebForm(silent);
        tickets.handle(second);
        String third = tickets.fromWebForm(angry);
        tickets.handle(third);

        TheMessages messages = new TheMessages(cast, trace);
        messages.satisfied(first, CITIZEN);
        messages.dissatisfied(third, angry);
        messages.silent(second, silent);

        new TheRecording(cast, trace).play(call.callId());
    }
}

package hotline.desktop.operation;

import hotline.desktop.http.Problem;
import hotline.desktop.port.Answer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for telephony on a virtual thread, five seconds at most. */
final class Waiting {

    private static final long SECONDS = 5;

    private Waiting() {}

    static <T> T on(CompletionStage<T> stage) throws ExecutionException, InterruptedException, TimeoutException {
        return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    /** Refusals become a problem of status 422, what somebody else changed meanwhile one of 409. */
    static void done(CompletionStage<Answer> stage) throws ExecutionException, InterruptedException, TimeoutException {
        done(on(stage));
    }

    static void done(Answer answer) {
        switch (answer) {
            case Answer.Done _ -> {}
            case Answer.Refused refused ->
                throw Problem.refused(refused.reason())
                        .citing(refused.article())
                        .at(refused.field())
                        .asException();
            case Answer.Stale stale ->
                throw Problem.conflict("version-conflict", stale.reason()).asException();
        }
    }
}

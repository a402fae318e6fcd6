package hotline.desktop.http;

import hotline.desktop.ledger.Disclosing;
import hotline.desktop.ledger.ViewLedger;
import hotline.desktop.store.LedgerLine;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/** Runs operations on virtual threads, a bounded number at once, and brings their answers back to the event loop. */
final class OperationRunner {

    private final ExecutorService threads;
    private final Semaphore places;
    private final ViewLedger ledger;

    OperationRunner(ExecutorService threads, int atOnce, ViewLedger ledger) {
        this.threads = threads;
        this.places = new Semaphore(atOnce);
        this.ledger = ledger;
    }

    void run(RoutingContext ctx, ApiRequest request, Operation operation) {
        if (!places.tryAcquire()) {
            Problem busy = Problem.unavailable("系统繁忙，请稍后再试");
            Responses.problem(ctx, busy);
            return;
        }
        Context loop = Vertx.currentContext();
        threads.execute(() -> {
            try {
                answer(ctx, loop, noted(ctx, request, operation.handle(request)));
            } catch (AudioResponse.ClientGone gone) {
                loop.runOnContext(_ -> ctx.response().reset());
            } catch (Exception failure) {
                Throwable cause = unwrapped(failure);
                loop.runOnContext(_ -> Responses.problem(ctx, Responses.problemOf(ctx, cause, 500)));
            } finally {
                places.release();
            }
        });
    }

    /** No answer by which somebody sees a ticket goes out before its line of the ledger stands (Article 24). */
    private Reply noted(RoutingContext ctx, ApiRequest request, Reply reply) {
        if (!(reply instanceof Reply.Body(int status, Disclosing seen))
                || seen.disclosure().tickets().isEmpty()) {
            return reply;
        }
        LedgerLine line =
                ledger.write(request.person(), request.address(), ContractRouter.operationId(ctx), seen.disclosure());
        return new Reply.Body(status, seen.noted(line));
    }

    private static void answer(RoutingContext ctx, Context loop, Reply reply) throws Exception {
        switch (reply) {
            case Reply.Body body -> {
                String json = Json.text(body.body());
                loop.runOnContext(_ -> Responses.write(ctx, body.status(), json));
            }
            case Reply.Text text ->
                loop.runOnContext(_ -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, text.contentType())
                        .end(text.text()));
            case Reply.Done done ->
                loop.runOnContext(_ -> ctx.response().setStatusCode(204).end());
            case Reply.Audio audio -> AudioResponse.send(ctx.request(), audio.audio());
            case Reply.File file -> {
                ctx.response()
                        .putHeader("Content-Disposition", file.disposition())
                        // What people upload runs nothing, wherever it is opened.
                        .putHeader("Content-Security-Policy", "default-src 'none'; sandbox");
                AudioResponse.send(ctx.request(), file.content());
            }
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        boolean wrapper = failure instanceof ExecutionException || failure instanceof CompletionException;
        return wrapper && failure.getCause() != null ? failure.getCause() : failure;
    }
}

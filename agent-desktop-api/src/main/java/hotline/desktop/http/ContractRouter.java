package hotline.desktop.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Routes derived from the contract. Each request goes: guard (who may) → validation (what is accepted) → operation.
 * An operation of the contract that nobody implements, or the other way round, stops the start.
 */
final class ContractRouter {

    private final Contract contract;
    private final RequestValidator validator;
    private final RequestExtractor extractor = RequestExtractor.withBodyHandler();
    private final Guard guard;
    private final OperationRunner runner;
    private final OperationRunner uploads;

    ContractRouter(
            Contract contract,
            RequestValidator validator,
            Guard guard,
            OperationRunner runner,
            OperationRunner uploads) {
        this.contract = contract;
        this.validator = validator;
        this.guard = guard;
        this.runner = runner;
        this.uploads = uploads;
    }

    void mount(Router router, Map<String, Operation> operations) {
        Set<String> wanted = contract.operations().stream()
                .filter(operation -> !operation.webSocket())
                .map(ContractOperation::id)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!wanted.equals(operations.keySet())) {
            List<String> differing = new ArrayList<>(wanted);
            differing.removeAll(operations.keySet());
            operations.keySet().stream().filter(id -> !wanted.contains(id)).forEach(differing::add);
            throw new IllegalStateException("contract and code differ in " + differing);
        }
        for (ContractOperation said : contract.operations()) {
            Operation operation = operations.get(said.id());
            if (operation != null) {
                router.route(said.method(), said.routerPath()).handler(ctx -> {
                    ctx.put("operationId", said.id());
                    guard.check(ctx, said, () -> validate(ctx, said, operation));
                });
            }
        }
        router.route().handler(this::otherMethod);
    }

    static String operationId(RoutingContext ctx) {
        String id = ctx.get("operationId");
        return id == null ? "other" : id;
    }

    private void validate(RoutingContext ctx, ContractOperation said, Operation operation) {
        var wanted = contract.validation().operation(said.id());
        extractor
                .extractValidatableRequest(ctx, wanted)
                .compose(request -> validator.validate(PlainStrings.of(request, wanted), said.id()))
                .onSuccess(valid -> (said.streamed() ? uploads : runner).run(ctx, request(ctx, said, valid), operation))
                .onFailure(failure -> Responses.problem(ctx, Responses.problemOf(ctx, failure, 400)));
    }

    private static ApiRequest request(RoutingContext ctx, ContractOperation said, ValidatedRequest valid) {
        return new ApiRequest(
                Guard.claims(ctx),
                Guard.channel(ctx),
                valid,
                Guard.address(ctx),
                ctx.request().headers(),
                ctx.request().formAttributes(),
                said.streamed() ? new BodyStream(ctx.request()) : null);
    }

    /** 405 for a known path with another method; other paths go on to the pages. */
    private void otherMethod(RoutingContext ctx) {
        String path = ctx.normalizedPath();
        Set<String> allowed = contract.operations().stream()
                .filter(operation -> operation.pathPattern().matcher(path).matches())
                .map(ContractOperation::method)
                .map(HttpMethod::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (allowed.isEmpty()) {
            ctx.next();
            return;
        }
        String methods = String.join(", ", allowed);
        ctx.response().putHeader(HttpHeaders.ALLOW, methods);
        Responses.problem(ctx, Problem.of(405, "method-not-allowed", "不支持的方法", "此地址只支持 " + methods));
    }
}

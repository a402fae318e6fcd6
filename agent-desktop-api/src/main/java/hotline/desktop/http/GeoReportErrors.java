package hotline.desktop.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** GeoReport v2 has errors of its own: a list, each with a code, which is the status, and what happened. */
final class GeoReportErrors {

    static final String ROOT = "/open311";

    private GeoReportErrors() {}

    /** Whether the answer is for a client of GeoReport. */
    static boolean wanted(RoutingContext ctx) {
        return ctx.normalizedPath().startsWith(ROOT + "/");
    }

    /** The standard knows 403 for a key that is missing or wrong, and 400 for whatever else is not accepted. */
    static int status(Problem problem) {
        return switch (problem.status()) {
            case 401 -> 403;
            case 422 -> 400;
            default -> problem.status();
        };
    }

    static JsonArray list(Problem problem) {
        String article = problem.article();
        boolean cited = article == null || problem.detail().contains(article);
        return new JsonArray()
                .add(new JsonObject()
                        .put("code", status(problem))
                        .put("description", cited ? problem.detail() : problem.detail() + "（" + article + "）"));
    }
}

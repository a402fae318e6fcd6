package hotline.desktop.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.StaticHandler;
import java.util.List;

/**
 * The desktop's pages from the class path ({@code web/}). Files under {@code assets/} carry a hash in their name and are
 * cached for a year; index.html is asked for each time; every path of the application itself is index.html, but for the
 * page of the citizens, which is light and a page of its own.
 */
final class WebPages {

    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String CITIZENS = "/progress";
    private static final List<String> NOT_PAGES =
            List.of("/api", "/debug", "/health", "/ready", "/metrics", GeoReportErrors.ROOT);

    private WebPages() {}

    /** @param root folder on the class path */
    static void mount(Router router, String root) {
        StaticHandler files = StaticHandler.create(root)
                .setDirectoryListing(false)
                .setIncludeHidden(false)
                .setCachingEnabled(false);
        router.route().handler(ctx -> {
            if (isPage(ctx)) {
                if (ctx.normalizedPath().equals(CITIZENS)) {
                    ctx.reroute(HttpMethod.GET, CITIZENS + ".html");
                    return;
                }
                boolean hashed = ctx.normalizedPath().startsWith("/assets/");
                ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, hashed ? FOREVER : "no-cache");
                files.handle(ctx);
            } else {
                ctx.next();
            }
        });
        router.route().handler(ctx -> {
            if (isPage(ctx) && !ctx.normalizedPath().contains(".") && !"/index.html".equals(ctx.get("fellBack"))) {
                ctx.put("fellBack", "/index.html");
                ctx.reroute(HttpMethod.GET, "/index.html");
            } else {
                ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                Responses.problem(ctx, Problem.notFound("没有这个地址"));
            }
        });
    }

    private static boolean isPage(RoutingContext ctx) {
        HttpMethod method = ctx.request().method();
        String path = ctx.normalizedPath();
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
                && NOT_PAGES.stream().noneMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}

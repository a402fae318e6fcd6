package hotline.desktop.http;

import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id that a response, its problem document and the log lines share. */
public final class Correlation {

    public static final String HEADER = "X-Correlation-Id";
    private static final String KEY = "correlationId";
    private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private Correlation() {}

    /** Takes the caller's id when it is harmless, else the fresh one. */
    static void set(RoutingContext ctx, String fresh) {
        @Nullable String given = ctx.request().getHeader(HEADER);
        String id = given != null && ACCEPTABLE.matcher(given).matches() ? given : fresh;
        ctx.put(KEY, id);
        ctx.response().putHeader(HEADER, id);
    }

    static String of(RoutingContext ctx) {
        @Nullable String id = ctx.get(KEY);
        return id == null ? "" : id;
    }
}

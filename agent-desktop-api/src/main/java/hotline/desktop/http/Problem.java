package hotline.desktop.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem document.
 *
 * @param type {@code urn:hotline:problem:<code>}
 * @param title what kind of problem, in Chinese
 * @param detail what happened this time, in Chinese, fit to be shown as it is
 * @param article the clause that refuses ({@code 第十五条})
 * @param field the input at fault, in camelCase
 * @param retryAfter when trying again may help; goes into the Retry-After header
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String article,
        @Nullable String field,
        @JsonIgnore @Nullable Duration retryAfter) {

    private static final String PREFIX = "urn:hotline:problem:";

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(PREFIX + code, title, status, detail, null, null, null);
    }

    public static Problem invalid(String detail, @Nullable String field) {
        return of(400, "invalid-request", "请求不合格式", detail).at(field);
    }

    public static Problem unauthenticated(String detail) {
        return of(401, "unauthenticated", "未登录", detail);
    }

    public static Problem forbidden(String detail) {
        return of(403, "forbidden", "没有权限", detail);
    }

    public static Problem notFound(String detail) {
        return of(404, "not-found", "没有找到", detail);
    }

    public static Problem conflict(String code, String detail) {
        return of(409, code, "有冲突", detail);
    }

    /** A rule, or the state of things, does not allow it. */
    public static Problem refused(String detail) {
        return of(422, "refused", "不予办理", detail);
    }

    public static Problem tooMany(String detail, Duration retryAfter) {
        Problem problem = of(429, "too-many-requests", "请求过于频繁", detail);
        return problem.after(retryAfter);
    }

    public static Problem unavailable(String detail) {
        return of(503, "unavailable", "暂时不可用", detail).after(Duration.ofSeconds(5));
    }

    public static Problem bug() {
        return of(500, "internal", "系统内部错误", "系统内部错误，请稍后再试；如仍出现，请把关联编号告诉管理员");
    }

    public Problem citing(@Nullable String clause) {
        return new Problem(type, title, status, detail, clause, field, retryAfter);
    }

    public Problem at(@Nullable String where) {
        return new Problem(type, title, status, detail, article, where, retryAfter);
    }

    private Problem after(Duration wait) {
        return new Problem(type, title, status, detail, article, field, wait);
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }
}

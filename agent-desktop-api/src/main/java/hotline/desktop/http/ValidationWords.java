package hotline.desktop.http;

import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in Chinese what the validator found. */
final class ValidationWords {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]{1,60})\"");
    private static final Pattern PARAMETER = Pattern.compile("parameter (\\w{1,40})");
    private static final Map<String, String> KEYWORDS = Map.ofEntries(
            Map.entry("type", "类型不对"),
            Map.entry("enum", "不是允许的值"),
            Map.entry("pattern", "格式不对"),
            Map.entry("format", "格式不对"),
            Map.entry("minLength", "太短"),
            Map.entry("maxLength", "太长"),
            Map.entry("minimum", "太小"),
            Map.entry("maximum", "太大"));

    private ValidationWords() {}

    static Problem problem(ValidatorException found) {
        return switch (found.type()) {
            case MISSING_REQUIRED_PARAMETER -> {
                String field = parameter(found);
                yield Problem.invalid(field == null ? "缺少请求体" : "缺少参数「" + field + "」", field);
            }
            case UNSUPPORTED_VALUE_FORMAT ->
                Problem.of(415, "unsupported-media-type", "不支持的内容类型", "请求体须为 application/json");
            case ILLEGAL_VALUE -> Problem.invalid("请求体不是合法的 JSON", null);
            case INVALID_VALUE, INVALID_VALUE_FORMAT -> invalid(found);
            case MISSING_OPERATION, MISSING_RESPONSE -> Problem.bug();
        };
    }

    private static Problem invalid(ValidatorException found) {
        String parameter = parameter(found);
        if (parameter != null) {
            return Problem.invalid("参数「" + parameter + "」的值不合要求", parameter);
        }
        if (found instanceof SchemaValidationException schema) {
            List<OutputUnit> errors = schema.getOutputUnit().getErrors();
            if (errors != null) {
                return errors.stream()
                        .map(ValidationWords::about)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElseGet(() -> Problem.invalid("请求体不合要求", null));
            }
        }
        return Problem.invalid("请求体不合要求", null);
    }

    private static @Nullable Problem about(OutputUnit unit) {
        String keyword = lastOf(unit.getKeywordLocation());
        String where = lastOf(unit.getInstanceLocation());
        String error = unit.getError() == null ? "" : unit.getError();
        return switch (keyword) {
            case "additionalProperties" -> {
                String field = quoted(error);
                yield field == null
                        ? Problem.invalid("请求体含有未知字段", null)
                        : Problem.invalid("未知字段「" + field + "」", field);
            }
            case "required" -> {
                String field = quoted(error);
                yield Problem.invalid(field == null ? "缺少必填字段" : "缺少必填字段「" + field + "」", field);
            }
            default -> {
                String word = KEYWORDS.get(keyword);
                if (word == null) {
                    yield null;
                }
                yield where.isEmpty()
                        ? Problem.invalid("请求体须为 JSON 对象", null)
                        : Problem.invalid("字段「" + where + "」" + word, where);
            }
        };
    }

    private static @Nullable String parameter(ValidatorException found) {
        Matcher matcher = PARAMETER.matcher(found.getMessage());
        return matcher.find() ? matcher.group(1) : null;
    }

    private static @Nullable String quoted(String text) {
        Matcher matcher = QUOTED.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static String lastOf(@Nullable String location) {
        if (location == null) {
            return "";
        }
        String last = location.substring(location.lastIndexOf('/') + 1);
        return last.equals("#") ? "" : last;
    }
}

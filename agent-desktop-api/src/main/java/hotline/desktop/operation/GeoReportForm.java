package hotline.desktop.operation;

import hotline.desktop.http.Problem;
import hotline.desktop.http.ProblemException;
import hotline.desktop.identity.RandomSecret;
import hotline.desktop.operation.GeoReportServices.Attribute;
import hotline.desktop.operation.GeoReportServices.Value;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report as clients of GeoReport v2 post it, in the words of the intake. Coordinates are WGS 84, as the standard has it. The tickets have
 * no field for them: they stand in the address, with their datum, for whoever goes there.
 */
final class GeoReportForm {

    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\[(\\w{1,40})]");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,20})?");
    private static final int TITLE_CHARACTERS = 40;
    private static final BigDecimal POLE = BigDecimal.valueOf(90);
    private static final BigDecimal HALF_CIRCLE = BigDecimal.valueOf(180);
    private static final int DECIMALS = 6;

    private final Map<String, String> sent = new TreeMap<>();

    /** @throws ProblemException when a parameter comes twice, an attribute is not one of ours or its value none of its values */
    GeoReportForm(MultiMap parameters) {
        for (Map.Entry<String, String> one : parameters) {
            if (one.getValue().indexOf('\0') >= 0
                    || sent.put(one.getKey(), one.getValue().strip()) != null) {
                throw invalid("参数「" + one.getKey() + "」只能给出一次，也不能含有不可见的控制字符");
            }
        }
        sent.remove("api_key");
        sent.forEach(GeoReportForm::check);
    }

    private static void check(String name, String value) {
        Matcher matcher = ATTRIBUTE.matcher(name);
        if (!matcher.matches() || value.isEmpty()) {
            return;
        }
        Attribute attribute = GeoReportServices.attributes().stream()
                .filter(one -> one.code().equals(matcher.group(1)))
                .findFirst()
                .orElseThrow(() -> invalid("没有「" + matcher.group(1) + "」这个属性，见该服务的定义"));
        List<Value> values = attribute.values();
        if (values != null && values.stream().noneMatch(one -> one.key().equals(value))) {
            throw invalid(
                    "「" + name + "」须为下列之一：" + values.stream().map(Value::key).collect(Collectors.joining("、")));
        }
    }

    String service() {
        String code = text("service_code");
        if (code.isEmpty()) {
            throw invalid("缺少参数「service_code」，可用的见 services.json");
        }
        return code;
    }

    /** The sender's number; without one, what was sent today is the same report however often it comes. */
    String externalId(LocalDate today) {
        String theirs = attribute("external_id");
        if (theirs.isEmpty()) {
            String content = sent.entrySet().stream()
                    .map(one -> one.getKey() + "=" + one.getValue().length() + ":" + one.getValue())
                    .collect(Collectors.joining("\n"));
            return "georeport-" + RandomSecret.hash(today + "\n" + content).substring(0, 40);
        }
        if (!EXTERNAL_ID.matcher(theirs).matches()) {
            throw invalid("「attribute[external_id]」至多64个字母、数字、点、下划线、冒号或横线");
        }
        return theirs;
    }

    /** With the names of the contract's NewSubmission. */
    JsonObject submission() {
        JsonObject form = new JsonObject()
                .put("title", title())
                .put("content", lines(text("description"), marked("照片：", text("media_url"))))
                .put("address", address())
                .put("callerName", text("last_name") + text("first_name"))
                .put("callerNumber", text("phone"))
                .put("contact", text("email"))
                .put("identityNumber", attribute("identity_number"))
                .put("area", attribute("area"))
                .put("anonymous", Boolean.parseBoolean(attribute("anonymous")))
                .put("confidentialResult", Boolean.parseBoolean(attribute("confidential_result")));
        putChosen(form, "kind", attribute("kind"));
        putChosen(form, "identityNeed", attribute("identity_need"));
        return form;
    }

    private static void putChosen(JsonObject form, String field, String value) {
        if (!value.isEmpty()) {
            form.put(field, value);
        }
    }

    /** The name of the matter in the title is what the dispatch catalogue recognises it by. */
    private String title() {
        String theirs = attribute("title");
        String first = text("description").lines().findFirst().orElse("");
        if (!theirs.isEmpty() || first.isEmpty()) {
            return theirs;
        }
        int end = first.offsetByCodePoints(0, Math.min(TITLE_CHARACTERS, first.codePointCount(0, first.length())));
        return GeoReportServices.name(service()) + "：" + first.substring(0, end);
    }

    private String address() {
        String latitude = text("lat");
        String longitude = text("long");
        if (latitude.isEmpty() != longitude.isEmpty()) {
            throw invalid("lat 和 long 须同时给出");
        }
        String place = latitude.isEmpty()
                ? ""
                : "北纬" + degrees("lat", latitude, POLE) + "，东经" + degrees("long", longitude, HALF_CIRCLE) + "（WGS 84）";
        String address = Stream.of(text("address_string"), place)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("，"));
        if (address.isEmpty() && !text("address_id").isEmpty()) {
            throw invalid("不使用 address_id，请给出 address_string，或 lat 和 long");
        }
        return address;
    }

    private static String degrees(String name, String value, BigDecimal most) {
        if (DEGREES.matcher(value).matches()) {
            BigDecimal degrees = new BigDecimal(value);
            if (degrees.abs().compareTo(most) <= 0) {
                return degrees.setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
            }
        }
        throw invalid(name + " 须为 WGS 84 的十进制度数，绝对值不超过" + most + "（lat 是纬度，long 是经度）");
    }

    private static String lines(String... parts) {
        List<String> said = new ArrayList<>(List.of(parts));
        said.removeIf(String::isEmpty);
        return String.join("\n", said);
    }

    private static String marked(String mark, String text) {
        return text.isEmpty() ? "" : mark + text;
    }

    private String attribute(String code) {
        return text("attribute[" + code + "]");
    }

    private String text(String name) {
        return sent.getOrDefault(name, "");
    }

    private static ProblemException invalid(String detail) {
        return Problem.invalid(detail, null).asException();
    }
}

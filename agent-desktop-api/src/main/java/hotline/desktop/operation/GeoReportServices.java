package hotline.desktop.operation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import hotline.regulation.Area;
import hotline.regulation.IdentityNeed;
import hotline.regulation.TicketKind;
import hotline.tickets.Submission;
import hotline.tickets.catalogue.Catalogue;
import hotline.tickets.catalogue.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The services of GeoReport v2 are the matters (事项) of the dispatch catalogue in force, by their names, and one for whatever is none of
 * them. What the standard has no parameter for is an attribute, the same of each service and never required.
 */
final class GeoReportServices {

    @JsonNaming(SnakeCaseStrategy.class)
    record Service(
            String serviceCode,
            String serviceName,
            String description,
            boolean metadata,
            String type,
            String keywords,
            String group) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Definition(String serviceCode, List<Attribute> attributes) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Attribute(
            boolean variable,
            String code,
            String datatype,
            boolean required,
            String datatypeDescription,
            int order,
            String description,
            @Nullable List<Value> values) {}

    record Value(String key, @JsonProperty("name") String chinese) {}

    private static final String OTHER = "其他诉求";
    private static final List<Value> YES_OR_NO = List.of(new Value("true", "是"), new Value("false", "否"));

    private static final List<Attribute> ATTRIBUTES = List.of(
            text(1, "external_id", "贵方编号，至多64个字母、数字、点、下划线、冒号或横线；给出时，同一编号再次提交得到同一件诉求"),
            text(2, "title", "标题，至多100字；缺省为服务名称加描述的开头"),
            choice(3, "kind", "诉求类型；缺省由热线工作人员选定", values(TicketKind.values(), TicketKind::chinese)),
            choice(
                    4,
                    "area",
                    "事发地所在县区",
                    Stream.of(Area.values())
                            .map(area -> new Value(area.code(), area.chinese()))
                            .toList()),
            choice(5, "identity_need", "须实名的情形（第十二条第一项）", values(IdentityNeed.values(), IdentityNeed::chinese)),
            text(6, "identity_number", "身份证号码，须实名的诉求必填"),
            choice(7, "anonymous", "匿名：姓名、联系方式对承办单位保密", YES_OR_NO),
            choice(8, "confidential_result", "答复不公开", YES_OR_NO));

    private GeoReportServices() {}

    private static Attribute text(int order, String code, String description) {
        return new Attribute(true, code, "string", false, "", order, description, null);
    }

    private static Attribute choice(int order, String code, String description, List<Value> values) {
        return new Attribute(true, code, "singlevaluelist", false, "", order, description, values);
    }

    private static <E extends Enum<E>> List<Value> values(E[] all, java.util.function.Function<E, String> chinese) {
        return Arrays.stream(all)
                .map(one -> new Value(one.name(), chinese.apply(one)))
                .toList();
    }

    static List<Attribute> attributes() {
        return ATTRIBUTES;
    }

    /** Those of the catalogue in its order, then the one for everything else. */
    static List<Service> list(Optional<Catalogue> catalogue) {
        Stream<Service> matters =
                catalogue.stream().flatMap(one -> one.topics().stream()).map(GeoReportServices::service);
        Service other = service(Submission.NO_SERVICE, "以上没有的事项，由热线工作人员判定", List.of(), "");
        return Stream.concat(matters, Stream.of(other)).toList();
    }

    private static Service service(Topic topic) {
        String wider = topic.parent() == null ? "" : topic.parent();
        return service(topic.name(), wider.isEmpty() ? topic.name() : wider + "：" + topic.name(), topic.words(), wider);
    }

    /** A ticket gets its number when somebody accepts it; until then the client has a token. */
    private static Service service(String code, String description, List<String> words, String group) {
        return new Service(code, name(code), description, true, "batch", String.join(",", words), group);
    }

    static Optional<Definition> definition(String code, Optional<Catalogue> catalogue) {
        return list(catalogue).stream()
                .filter(service -> service.serviceCode().equals(code))
                .findFirst()
                .map(service -> new Definition(code, ATTRIBUTES));
    }

    /** A matter that the catalogue has no longer keeps its name. */
    static String name(String code) {
        return code.equals(Submission.NO_SERVICE) ? OTHER : code;
    }
}

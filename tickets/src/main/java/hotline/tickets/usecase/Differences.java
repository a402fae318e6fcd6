package hotline.tickets.usecase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What an archived document says otherwise than the tables. A field that the tables got later is no difference. */
final class Differences {

    private Differences() {}

    /** @param where the place in the document, as a person reads it */
    static List<String> between(String where, JsonNode then, JsonNode now) {
        if (then.isObject()) {
            List<String> found = new ArrayList<>();
            then.properties()
                    .forEach(field -> found.addAll(
                            between(where + "." + field.getKey(), field.getValue(), now.path(field.getKey()))));
            return found;
        }
        if (then.isArray()) {
            return ofRows(where, then, now);
        }
        return then.equals(now) ? List.of() : List.of(where + " 与归档时不一致");
    }

    /** Rows have no place of their own: each must be found once more. */
    private static List<String> ofRows(String where, JsonNode then, JsonNode now) {
        List<JsonNode> left = new ArrayList<>();
        now.forEach(left::add);
        List<String> found = new ArrayList<>();
        for (JsonNode row : then) {
            if (!removeFirst(left, row)) {
                found.add(where + " 缺少归档时的一条记录，或者内容已变");
            }
        }
        if (!left.isEmpty() && found.isEmpty()) {
            found.add(where + " 多出" + left.size() + "条记录");
        }
        return found;
    }

    private static boolean removeFirst(List<JsonNode> rows, JsonNode wanted) {
        for (int at = 0; at < rows.size(); at++) {
            if (between("", wanted, rows.get(at)).isEmpty()) {
                rows.remove(at);
                return true;
            }
        }
        return false;
    }
}

package hotline.recording.worker;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** One line of text fields; whatever a field holds, it stays one line. */
final class Fields {

    private static final String BETWEEN = "\t";

    private Fields() {}

    static String line(List<?> fields) {
        return fields.stream()
                .map(field -> URLEncoder.encode(String.valueOf(field), StandardCharsets.UTF_8))
                .collect(Collectors.joining(BETWEEN));
    }

    static List<String> of(String line) {
        return Arrays.stream(line.split(BETWEEN, -1))
                .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                .toList();
    }
}

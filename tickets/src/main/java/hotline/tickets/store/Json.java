package hotline.tickets.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.regex.Pattern;
import org.jooq.JSONB;

/** Records kept as JSON. A field added later reads as absent in older rows, one removed is passed over. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** U+0000 as JSON writes it, and not the same six characters after an escaped backslash: PostgreSQL refuses it. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private Json() {}

    static JSONB write(Object value) {
        try {
            return JSONB.valueOf(NUL.matcher(MAPPER.writeValueAsString(value)).replaceAll("$1"));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static <T> T read(JSONB json, Class<T> type) {
        try {
            return MAPPER.readValue(json.data(), type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored " + type.getSimpleName() + " no longer reads", broken);
        }
    }
}

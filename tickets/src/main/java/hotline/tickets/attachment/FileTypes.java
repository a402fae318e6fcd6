package hotline.tickets.attachment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.detect.Detector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;

/**
 * What a file is, by its bytes. Only what a browser shows or an office opens is taken: nothing that a browser would run (HTML, SVG,
 * XML, scripts) and nothing that a computer would. A name decides only between the kinds of office documents, whose bytes begin alike.
 */
public final class FileTypes {

    private static final Set<String> TAKEN = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "image/bmp",
            "image/tiff",
            "image/heic",
            "image/heif",
            "video/mp4",
            "video/quicktime",
            "video/3gpp",
            "video/webm",
            "video/x-msvideo",
            "audio/mpeg",
            "audio/mp4",
            "audio/vnd.wave",
            "audio/amr",
            "audio/ogg",
            "audio/vorbis",
            "audio/opus",
            "audio/x-aac",
            "application/pdf");

    /** By bytes that say only how a document is packed: the ending of the name says which document, and no ending with macros is here. */
    private static final Map<String, Map<String, String>> PACKED = Map.of(
            "application/x-matroska",
            Map.of("webm", "video/webm"),
            "application/ogg",
            Map.of("ogg", "audio/ogg", "oga", "audio/ogg", "opus", "audio/ogg"),
            "application/x-tika-ooxml",
            Map.of(
                    "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            "application/x-tika-msoffice",
            Map.of(
                    "doc", "application/msword",
                    "wps", "application/msword",
                    "xls", "application/vnd.ms-excel",
                    "et", "application/vnd.ms-excel",
                    "ppt", "application/vnd.ms-powerpoint"));

    /** What the person reads when a file is not taken. */
    public static final String WORDS = "照片、录像、录音、PDF、Word、Excel、PPT（不含宏）";

    private final Detector detector;

    public FileTypes() {
        try {
            detector = new TikaConfig().getDetector();
        } catch (TikaException | IOException broken) {
            throw new IllegalStateException("Tika's table of types can't be read", broken);
        }
    }

    /** @return empty when it is not taken */
    public Optional<String> of(Path file, String name) throws IOException {
        MediaType found;
        try (TikaInputStream in = TikaInputStream.get(file)) {
            found = detector.detect(in, new Metadata());
        }
        String type = found.getBaseType().toString();
        if (TAKEN.contains(type)) {
            return Optional.of(type);
        }
        return Optional.ofNullable(PACKED.get(type)).map(endings -> endings.get(ending(name)));
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}

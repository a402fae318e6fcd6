package hotline.tickets.attachment;

import java.text.Normalizer;

/** Names of files as people may read them, whoever made them up. */
public final class FileNames {

    private static final int LONGEST = 120;

    private FileNames() {}

    /** Without folders, control characters, marks that turn the direction of writing, and what file systems refuse; never empty. */
    public static String plain(String given) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC);
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        name.codePoints()
                .filter(point -> Character.getType(point) != Character.FORMAT
                        && !Character.isISOControl(point)
                        && "<>:\"|?*".indexOf(point) < 0)
                .limit(1000)
                .forEach(kept::appendCodePoint);
        String plain = kept.toString().strip().replaceFirst("^\\.+", "");
        if (plain.codePointCount(0, plain.length()) > LONGEST) {
            int dot = plain.lastIndexOf('.');
            String ending = dot > 0 && plain.length() - dot <= 8 ? plain.substring(dot) : "";
            plain = plain.substring(0, plain.offsetByCodePoints(0, LONGEST - ending.length())) + ending;
        }
        return plain.isEmpty() ? "附件" : plain;
    }
}

package hotline.telephony.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The bytes of an Asterisk gone mad, in pieces of any size: recorded frames with the ids of a few calls in any order, most
 * of them damaged in some way. The same seed gives the same bytes.
 */
final class FuzzedAmi extends InputStream {

    private static final int CALLS = 40;
    private static final int PHONES = 8;
    /** One in so many frames has no end. */
    private static final int ENDLESS = 50_000;

    private static final List<String> VALUES = List.of(
            "",
            "<null>",
            "<unknown>",
            "-1",
            "99999999999999999999",
            "PJSIP/",
            "PJSIP/1001",
            "\u0000\u0001\u0002",
            "桂林市",
            "'; drop table call_record; --",
            "a: b: c",
            "1003",
            "x".repeat(3_000));

    private static final Pattern ID = Pattern.compile("1795\\d{6}\\.\\d+$");
    private static final Pattern PHONE = Pattern.compile("(PJSIP/|^Agent: )100\\d");

    private final SplittableRandom random;
    private final List<AmiFrame> recorded;
    private int left;
    private int endless;
    private boolean raving;
    private byte[] piece = new byte[0];
    private int at;
    private byte[] last = new byte[0];

    FuzzedAmi(SplittableRandom random, int frames) throws IOException {
        this.random = random;
        this.left = frames;
        this.recorded = AmiFuzzTest.recorded();
    }

    static String call(SplittableRandom random) {
        return "1795520350." + (700 + random.nextInt(CALLS));
    }

    boolean isOver() {
        return left <= 0 && at >= piece.length;
    }

    int endless() {
        return endless;
    }

    /** The other side hung up: what was being said is lost. */
    void skipGarbage() {
        raving = false;
        piece = new byte[0];
        at = 0;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("not byte by byte");
    }

    /** Sometimes a byte, sometimes all that fits, across frames. */
    @Override
    public int read(byte[] into, int from, int most) {
        if (at >= piece.length) {
            if (left <= 0 && !raving) {
                return -1;
            }
            piece = raving ? nonsense(8_000) : batch();
            at = 0;
        }
        int size = random.nextInt(8) == 0 ? 1 + random.nextInt(40) : most;
        int length = Math.min(Math.min(size, most), piece.length - at);
        System.arraycopy(piece, at, into, from, length);
        at += length;
        return length;
    }

    private byte[] batch() {
        StringBuilder text = new StringBuilder();
        int frames = 1 + random.nextInt(20);
        for (int i = 0; i < frames && left > 0 && !raving; i++) {
            left--;
            if (random.nextInt(ENDLESS) == 0) {
                raving = true;
                endless++;
            } else {
                text.append(frame());
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] said = random.nextInt(50) == 0 && last.length > 0 ? last : bytes;
        last = bytes;
        return said.length == 0 ? nonsense(10) : said;
    }

    private String frame() {
        List<String> lines = new ArrayList<>();
        String call = call(random);
        String leg = call + "9";
        String phone = String.valueOf(1001 + random.nextInt(PHONES));
        for (String line : recorded.get(random.nextInt(recorded.size())).lines()) {
            String other = ID.matcher(line).replaceFirst(random.nextInt(3) == 0 ? leg : call);
            lines.add(PHONE.matcher(other).replaceFirst("$1" + phone));
        }
        if (random.nextInt(4) == 0) {
            int damages = 1 + random.nextInt(3);
            IntStream.range(0, damages).forEach(_ -> damage(lines));
        }
        String end = random.nextInt(200) == 0 ? "\r\n" : "\r\n\r\n";
        return String.join("\r\n", lines) + end;
    }

    private void damage(List<String> lines) {
        int line = random.nextInt(lines.size());
        String said = lines.get(line);
        int colon = Math.max(0, said.indexOf(':'));
        String value = VALUES.get(random.nextInt(VALUES.size()));
        switch (random.nextInt(8)) {
            case 0 -> {
                if (lines.size() > 1) {
                    lines.remove(line);
                }
            }
            case 1 -> lines.add(said);
            case 2 -> lines.set(line, said.substring(0, colon) + ": " + value);
            case 3 -> lines.set(line, value);
            case 4 -> lines.set(line, said.substring(0, random.nextInt(said.length() + 1)));
            case 5 -> lines.addFirst(said.substring(0, colon) + ": " + value);
            case 6 -> lines.set(0, "Event: Unheard" + random.nextInt());
            case 7 -> lines.add(new String(nonsense(30), StandardCharsets.ISO_8859_1));
            default -> throw new IllegalStateException("no such damage");
        }
    }

    /** Without the end of a line. */
    private byte[] nonsense(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '\n') {
                bytes[i] = 'x';
            }
        }
        return bytes;
    }
}

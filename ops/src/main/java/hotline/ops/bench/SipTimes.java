package hotline.ops.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When INVITEs were sent or received, from the messages that SIPp wrote down. */
final class SipTimes {

    private static final Pattern STAMP =
            Pattern.compile("-{20,} (\\d{4}-\\d\\d-\\d\\d)\\s(\\d\\d:\\d\\d:\\d\\d\\.\\d{6}).*");
    private static final Pattern CALLER = Pattern.compile("From: .*<sip:(\\d+)@.*");

    private SipTimes() {}

    /** @return microseconds, to be compared with one another, by caller number, of each caller's first INVITE */
    static Map<String, Long> invites(Path messages) throws IOException {
        Map<String, Long> firstByCaller = new HashMap<>();
        long micros = 0;
        boolean invite = false;
        try (BufferedReader lines = Files.newBufferedReader(messages)) {
            String line = lines.readLine();
            while (line != null) {
                Matcher stamp = STAMP.matcher(line);
                Matcher caller = CALLER.matcher(line);
                if (stamp.matches()) {
                    micros = micros(stamp.group(1) + "T" + stamp.group(2));
                    invite = false;
                } else if (line.startsWith("INVITE ")) {
                    invite = true;
                } else if (invite && caller.matches()) {
                    firstByCaller.putIfAbsent(caller.group(1), micros);
                    invite = false;
                }
                line = lines.readLine();
            }
        }
        return firstByCaller;
    }

    /** Differences alone count, so any zone does. */
    private static long micros(String local) {
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, LocalDateTime.parse(local).toInstant(ZoneOffset.UTC));
    }
}

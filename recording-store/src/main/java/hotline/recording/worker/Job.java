package hotline.recording.worker;

import hotline.recording.audio.TimeLine;
import hotline.recording.audio.WavFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One line from the server to a worker.
 *
 * @param target file to be written; nothing else writes there
 * @param title and {@code date} go into the file's tags
 */
public record Job(Path target, String title, String date, List<TimeLine.Placed> legs) {

    private static final int BEFORE_LEGS = 3;
    private static final int EACH_LEG = 5;

    public Job {
        legs = List.copyOf(legs);
    }

    /** Of the common time line. */
    Duration length() {
        long samples = legs.stream().mapToLong(TimeLine.Placed::end).max().orElse(0);
        return Duration.ofMillis(samples * 1000 / WavFile.RATE);
    }

    String line() {
        List<Object> fields = new ArrayList<>(List.of(target, title, date));
        for (TimeLine.Placed leg : legs) {
            WavFile.Sound sound = leg.sound();
            fields.addAll(List.of(leg.channel(), leg.offset(), sound.dataOffset(), sound.samples(), sound.file()));
        }
        return Fields.line(fields);
    }

    static Job parse(String line) {
        List<String> fields = Fields.of(line);
        List<TimeLine.Placed> legs = new ArrayList<>();
        for (int at = BEFORE_LEGS; at < fields.size(); at += EACH_LEG) {
            legs.add(new TimeLine.Placed(
                    new WavFile.Sound(
                            Path.of(fields.get(at + 4)),
                            Long.parseLong(fields.get(at + 2)),
                            Long.parseLong(fields.get(at + 3)),
                            true),
                    TimeLine.Channel.valueOf(fields.get(at)),
                    Long.parseLong(fields.get(at + 1))));
        }
        return new Job(Path.of(fields.get(0)), fields.get(1), fields.get(2), legs);
    }
}

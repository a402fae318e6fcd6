package hotline.recording.worker;

import hotline.recording.audio.Loudness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line from a worker to the server. */
public sealed interface Reply {

    /** The native code is loaded: what goes wrong from here on has to do with the job. */
    record Ready() implements Reply {}

    /**
     * The file is written, and was decoded again.
     *
     * @param sourceMillis length of the time line
     * @param storedMillis length of what was written, as decoded
     * @param legs loudness of each leg, in the job's order
     */
    record Measured(long sourceMillis, long storedMillis, int sampleRate, Side left, Side right, List<Loudness> legs)
            implements Reply {
        public Measured {
            legs = List.copyOf(legs);
        }
    }

    /** @param source effective level before, {@code stored} after encoding, dBFS */
    record Side(double source, double stored) {}

    /** It can't be done now; the worker is well. @param reason for the log */
    record Refused(String reason) implements Reply {}

    default String line() {
        return switch (this) {
            case Ready _ -> Fields.line(List.of("ready"));
            case Refused refused -> Fields.line(List.of("refused", refused.reason()));
            case Measured measured -> {
                List<Object> fields = new ArrayList<>(List.of(
                        "measured",
                        measured.sourceMillis(),
                        measured.storedMillis(),
                        measured.sampleRate(),
                        measured.left().source(),
                        measured.left().stored(),
                        measured.right().source(),
                        measured.right().stored()));
                measured.legs().forEach(leg -> fields.addAll(List.of(leg.rms(), leg.peak())));
                yield Fields.line(fields);
            }
        };
    }

    /** Empty for a line that isn't ours: native code may print what it likes. */
    static Optional<Reply> parse(String line) {
        try {
            List<String> fields = Fields.of(line);
            return switch (fields.getFirst()) {
                case "ready" -> Optional.of(new Ready());
                case "refused" -> Optional.of(new Refused(fields.get(1)));
                case "measured" -> Optional.of(measured(fields));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException noise) {
            return Optional.empty();
        }
    }

    private static Measured measured(List<String> fields) {
        List<Double> levels = fields.stream().skip(4).map(Double::parseDouble).toList();
        List<Loudness> legs = new ArrayList<>();
        for (int at = 4; at < levels.size(); at += 2) {
            legs.add(new Loudness(levels.get(at), levels.get(at + 1)));
        }
        return new Measured(
                Long.parseLong(fields.get(1)),
                Long.parseLong(fields.get(2)),
                Integer.parseInt(fields.get(3)),
                new Side(levels.get(0), levels.get(1)),
                new Side(levels.get(2), levels.get(3)),
                legs);
    }
}

package hotline.ops.phone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Phones of a city do not wait for this machine's processors: those that we start run in real time, where we may. */
public final class RealTime {

    /** Linux's round robin, at the priority of Asterisk itself. */
    private static final List<String> PREFIX = List.of("chrt", "--rr", "10");

    private static final boolean ALLOWED = mayRunInRealTime();

    private RealTime() {}

    /** The command, in real time where this user and this kernel allow it; as it is elsewhere. */
    public static List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(ALLOWED ? PREFIX : List.of());
        all.addAll(command);
        return all;
    }

    private static boolean mayRunInRealTime() {
        List<String> trial = new ArrayList<>(PREFIX);
        trial.add("true");
        try {
            return new ProcessBuilder(trial).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package hotline.ops.phone;

import java.util.ArrayList;
import java.util.List;

/** Phones of a city do not wait for this machine's processors: those that we start run in real time, where we may. */
public final class RealTime {

    /** Of Linux's round robin; Asterisk's own voices run at 10. */
    private static final String PRIORITY = "5";

    private RealTime() {}

    /** The command, in real time when this user is root; as it is otherwise. */
    public static List<String> command(List<String> command) {
        List<String> all = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            all.addAll(List.of("chrt", "--rr", PRIORITY));
        }
        all.addAll(command);
        return all;
    }
}

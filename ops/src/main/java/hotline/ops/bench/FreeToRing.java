package hotline.ops.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures how long a free agent's phone stays silent while callers wait: from the hang-up of the agent's leg to the
 * next DialBegin towards the same phone, both by the time that Asterisk stamps on them.
 */
final class FreeToRing {

    private static final Pattern AGENT_CHANNEL = Pattern.compile("PJSIP/(10\\d\\d)-[0-9a-f]+");

    private final Map<String, Long> freeSince = new HashMap<>();
    private final List<Long> waitsMicros = new ArrayList<>();
    private boolean counting;

    synchronized void accept(AmiTap.Event event) {
        switch (event.get("Event")) {
            case "Hangup" -> agent(event.get("Channel"), extension -> freeSince.put(extension, event.micros()));
            case "DialBegin" ->
                agent(event.get("DestChannel"), extension -> {
                    Long since = freeSince.remove(extension);
                    if (since != null && counting) {
                        waitsMicros.add(event.micros() - since);
                    }
                });
            default -> {
                // Everything else is no concern of this measurement.
            }
        }
    }

    /** Starts to count; earlier calls were the warm-up. */
    synchronized void start() {
        waitsMicros.clear();
        counting = true;
    }

    synchronized Figures stop() {
        counting = false;
        return Figures.ofMicros(waitsMicros);
    }

    private static void agent(String channel, java.util.function.Consumer<String> action) {
        Matcher matcher = AGENT_CHANNEL.matcher(channel);
        if (matcher.matches()) {
            action.accept(matcher.group(1));
        }
    }
}

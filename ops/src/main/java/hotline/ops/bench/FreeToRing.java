package hotline.ops.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures how long a free agent's phone stays silent while callers wait: from the hang-up of the agent's leg to the
 * next DialBegin towards the same phone, both as Asterisk reports them to one listener.
 */
final class FreeToRing {

    private static final Pattern AGENT_CHANNEL = Pattern.compile("PJSIP/(10\\d\\d)-[0-9a-f]+");

    private final Map<String, Long> freeSince = new HashMap<>();
    private final List<Long> waitsNanos = new ArrayList<>();
    private boolean counting;

    synchronized void accept(AmiTap.Event event) {
        switch (event.get("Event")) {
            case "Hangup" -> agent(event.get("Channel"), extension -> freeSince.put(extension, event.nanos()));
            case "DialBegin" ->
                agent(event.get("DestChannel"), extension -> {
                    Long since = freeSince.remove(extension);
                    if (since != null && counting) {
                        waitsNanos.add(event.nanos() - since);
                    }
                });
            default -> {
                // Everything else is no concern of this measurement.
            }
        }
    }

    /** Starts to count; earlier calls were the warm-up. */
    synchronized void start() {
        waitsNanos.clear();
        counting = true;
    }

    synchronized Figures stop() {
        counting = false;
        return Figures.ofNanos(waitsNanos);
    }

    private static void agent(String channel, java.util.function.Consumer<String> action) {
        Matcher matcher = AGENT_CHANNEL.matcher(channel);
        if (matcher.matches()) {
            action.accept(matcher.group(1));
        }
    }
}

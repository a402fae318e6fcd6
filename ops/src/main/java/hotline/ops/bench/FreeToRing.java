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
    private final Map<String, Integer> ringsByAgent = new HashMap<>();
    private boolean counting;

    synchronized void accept(AmiTap.Event event) {
        switch (event.get("Event")) {
            case "Hangup" -> agent(event.get("Channel"), extension -> freeSince.put(extension, event.micros()));
            case "DialBegin" ->
                agent(event.get("DestChannel"), extension -> {
                    Long since = freeSince.remove(extension);
                    if (since != null && counting) {
                        waitsMicros.add(event.micros() - since);
                        ringsByAgent.merge(extension, 1, Integer::sum);
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
        ringsByAgent.clear();
        counting = true;
    }

    synchronized Figures stop() {
        counting = false;
        return Figures.ofMicros(waitsMicros);
    }

    /** Agents who took part: rung at least half as often as the busiest one. Others lost their phone on the way. */
    synchronized int agentsInPlay() {
        int most = ringsByAgent.values().stream().max(Integer::compare).orElse(0);
        return (int) ringsByAgent.values().stream()
                .filter(rings -> rings * 2 >= most)
                .count();
    }

    private static void agent(String channel, java.util.function.Consumer<String> action) {
        Matcher matcher = AGENT_CHANNEL.matcher(channel);
        if (matcher.matches()) {
            action.accept(matcher.group(1));
        }
    }
}

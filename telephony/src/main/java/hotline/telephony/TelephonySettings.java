package hotline.telephony;

import hotline.telephony.call.Extension;
import hotline.telephony.call.JointService;
import hotline.telephony.call.NodeId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The settings of the telephony room.
 *
 * @param nodes where the manager interface of each node's Asterisk listens, at least one
 * @param agi where this process takes call scripts (FastAGI)
 * @param timing how long things may take
 * @param jointDesks who takes emergencies over
 * @param trunk the way to telephones outside
 * @param agents what the house allows its agents
 * @param rating when citizens are asked about the service
 */
public record TelephonySettings(
        SortedMap<NodeId, Ami> nodes,
        Agi agi,
        Timing timing,
        JointDesks jointDesks,
        Trunk trunk,
        AgentRules agents,
        Rating rating) {

    public TelephonySettings {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("at least one node");
        }
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    }

    /** @param secret never printed */
    public record Ami(String host, int port, String user, String secret) {
        @Override
        public String toString() {
            return "Ami[" + user + "@" + host + ":" + port + "]";
        }
    }

    public record Agi(String host, int port) {}

    /**
     * @param ring how long a phone rings before the call goes to the next agent
     * @param wrapUp after a conversation, before the agent is ready again
     * @param popPatience how long ringing waits for the desktop to take the pop
     * @param longestWait after this a waiting caller hears that nobody is available
     * @param recordingPause after this a paused recording goes on by itself
     * @param reconnectEvery between attempts to reach Asterisk
     */
    public record Timing(
            Duration ring,
            Duration wrapUp,
            Duration popPatience,
            Duration longestWait,
            Duration recordingPause,
            Duration reconnectEvery) {

        public static Timing usual() {
            return new Timing(
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(30),
                    Duration.ofMillis(20),
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(60),
                    Duration.ofMillis(500));
        }
    }

    /**
     * The desks of 110, 119, 120 and 122 (Art 18).
     *
     * @param seats the main desk of each service first, then the alternates
     * @param ring how long one rings before the next
     */
    public record JointDesks(Map<JointService, List<Extension>> seats, Duration ring) {

        /** Empty for a line that is none of the desks'. */
        public Optional<JointService> serviceOf(Extension seat) {
            return seats.entrySet().stream()
                    .filter(service -> service.getValue().contains(seat))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        public static JointDesks none() {
            return new JointDesks(Map.of(), Duration.ofSeconds(15));
        }
    }

    /**
     * The way to telephones outside. Only the server dials there: a phone of the centre makes no calls of its own.
     *
     * @param peer the carrier's SIP peer, {@code host:port}; empty when the hotline makes no calls
     * @param number whom people see call: the hotline, never an agent
     * @param allowed what may be dialled; regular expressions for the whole cleaned number
     * @param ring how long somebody outside is rung
     */
    public record Trunk(String peer, String number, List<Pattern> allowed, Duration ring) {

        public Trunk {
            allowed = List.copyOf(allowed);
        }

        public static Trunk none() {
            return new Trunk("", "12345", List.of(), Duration.ofSeconds(45));
        }
    }

    /** When a citizen is asked about the service after the talk; who hangs up first is never asked. */
    public enum Rating {
        ALWAYS("always"),
        /** Only when the agent asks for it. */
        ON_REQUEST("on-request"),
        OFF("off");

        private final String word;

        Rating(String word) {
            this.word = word;
        }

        /** In configurations and for the dialplan. */
        public String word() {
            return word;
        }

        /** @throws IllegalArgumentException when it is none of the words */
        public static Rating of(String word) {
            return Arrays.stream(values())
                    .filter(rating -> rating.word.equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("rating must be always, on-request or off: " + word));
        }
    }

    public static TelephonySettings loopback(int amiPort, String amiSecret, int agiPort) {
        return new TelephonySettings(
                new TreeMap<>(Map.of(NodeId.FIRST, new Ami("127.0.0.1", amiPort, "hotline", amiSecret))),
                new Agi("127.0.0.1", agiPort),
                Timing.usual(),
                JointDesks.none(),
                Trunk.none(),
                AgentRules.NONE,
                Rating.ALWAYS);
    }
}

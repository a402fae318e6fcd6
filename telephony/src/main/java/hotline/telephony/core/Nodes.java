package hotline.telephony.core;

import hotline.telephony.call.Extension;
import hotline.telephony.call.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The nodes: which are connected, and which phones each of them reaches. Holds data, decides nothing but who is lost. */
final class Nodes {

    /** A machine that refuses connections for so long has no Asterisk any more; a restart is quicker, or is seen. */
    static final Duration REFUSES = Duration.ofSeconds(3);

    /** Of a machine that does not answer nobody knows whether people talk there; agents are not kept for ever. */
    static final Duration SILENT = Duration.ofMinutes(2);

    private static final class Node {
        final Map<Extension, Boolean> phones = new HashMap<>();
        /** Was looked for, found or not. */
        boolean asked;

        boolean connected;
        /** Or was first found away; meaningless while connected. */
        Instant lostSince = Instant.EPOCH;

        @Nullable
        Instant refusesSince;
        /** Its calls were ended. */
        boolean given;
    }

    private static final Node NONE = new Node();

    static {
        NONE.given = true;
    }

    private final Map<NodeId, Node> nodes = new LinkedHashMap<>();

    Nodes(List<NodeId> ids) {
        ids.forEach(id -> nodes.put(id, new Node()));
    }

    List<NodeId> all() {
        return List.copyOf(nodes.keySet());
    }

    /** One of an earlier configuration has nothing that could still be told. */
    private Node node(NodeId id) {
        return nodes.getOrDefault(id, NONE);
    }

    // ---- connections

    /** Whether calls can be served at all. */
    boolean connected() {
        return nodes.values().stream().anyMatch(node -> node.connected);
    }

    boolean connected(NodeId id) {
        return node(id).connected;
    }

    boolean othersConnected(NodeId id) {
        return nodes.keySet().stream().anyMatch(other -> !other.equals(id) && connected(other));
    }

    /** Meaningless while it is connected. */
    Instant lostSince(NodeId id) {
        return node(id).lostSince;
    }

    /** Whether it is away for longer than calls are held for it. */
    boolean awayFor(NodeId id, Duration grace, Instant now) {
        Node node = node(id);
        return !node.connected && !node.lostSince.plus(grace).isAfter(now);
    }

    /** The first that is connected: where calls that we make are, when nothing speaks for another. */
    Optional<NodeId> anyConnected() {
        return nodes.keySet().stream().filter(this::connected).findFirst();
    }

    void connect(NodeId id) {
        Node node = node(id);
        node.asked = true;
        node.connected = true;
        node.refusesSince = null;
        node.given = false;
    }

    /** @return whether it is asked for the first time, to no avail: until then an agent may be talking there */
    boolean firstAsked(NodeId id) {
        Node node = node(id);
        boolean first = !node.asked;
        node.asked = true;
        return first;
    }

    /** @return false when it was away already */
    boolean lose(NodeId id, boolean refused, Instant now) {
        Node node = node(id);
        boolean was = node.connected;
        node.connected = false;
        if (was || node.lostSince.equals(Instant.EPOCH)) {
            node.lostSince = now;
        }
        node.refusesSince = !refused ? null : node.refusesSince == null ? now : node.refusesSince;
        return was;
    }

    /**
     * Whether a node's calls are to be given up now, once: its Asterisk is gone, or silent for too long, and there is
     * another that their agents could serve.
     */
    boolean giveUp(NodeId id, Instant now) {
        Node node = node(id);
        Instant refuses = node.refusesSince;
        boolean gone = refuses != null && !refuses.plus(REFUSES).isAfter(now);
        boolean due = !node.given && (gone || awayFor(id, SILENT, now)) && othersConnected(id);
        node.given |= due;
        return due;
    }

    /** Whether all that is known of the node's calls is known here: none of them goes on unseen. */
    boolean isKnown(NodeId id) {
        Node node = node(id);
        return node.connected || node.given;
    }

    // ---- phones

    /** Every phone that any node knows, once. */
    boolean knows(Extension phone) {
        return nodes.values().stream().anyMatch(node -> node.phones.containsKey(phone));
    }

    void phone(NodeId id, Extension phone, boolean reachable) {
        node(id).phones.put(phone, reachable);
    }

    /** Whether the node can ring the phone now, as far as is known. */
    boolean reaches(NodeId id, Extension phone) {
        return node(id).phones.getOrDefault(phone, false);
    }

    /** Why the node can't ring the phone, for people. */
    String unreachable(Extension phone, NodeId id) {
        return reachable(phone) ? "分机 " + phone + " 没有在通话所在的" + id.title() + "注册" : "分机 " + phone + " 未注册或不可达";
    }

    /** Connected nodes that can ring the phone; none before each node was asked whether it is in a call there. */
    Set<NodeId> reaching(Extension phone) {
        boolean allAsked = nodes.values().stream().allMatch(node -> node.asked);
        return nodes.keySet().stream()
                .filter(id -> allAsked && connected(id) && reaches(id, phone))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether any node can ring the phone; while none is connected, as it was last known. */
    boolean reachable(Extension phone) {
        boolean some = connected();
        return nodes.keySet().stream().anyMatch(id -> (!some || connected(id)) && reaches(id, phone));
    }
}

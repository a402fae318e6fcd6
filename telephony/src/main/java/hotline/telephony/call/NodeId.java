package hotline.telephony.call;

/**
 * One of the Asterisks that this server drives (节点). All but the first write their number and a hyphen before their
 * Uniqueids (Asterisk's {@code systemname}): so a call's id says where the call is, and ids of two nodes differ.
 */
public record NodeId(int number) implements Comparable<NodeId> {

    private static final int MOST = 9;

    public static final NodeId FIRST = new NodeId(1);

    /** @throws IllegalArgumentException when it is not 1 to 9 */
    public NodeId {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException("a node's number is 1 to " + MOST + ": " + number);
        }
    }

    /** Of a call or leg, by its Uniqueid. */
    public static NodeId of(String uniqueid) {
        return uniqueid.length() > 2 && uniqueid.charAt(1) == '-' ? ofSystemName(uniqueid.substring(0, 1)) : FIRST;
    }

    /** By Asterisk's {@code systemname}; whatever is no number from 2 on is the first node's. */
    public static NodeId ofSystemName(String name) {
        return name.length() == 1 && name.charAt(0) >= '2' && name.charAt(0) <= '9'
                ? new NodeId(name.charAt(0) - '0')
                : FIRST;
    }

    /** What Uniqueids of this node begin with. */
    String prefix() {
        return equals(FIRST) ? "" : number + "-";
    }

    /** For people: {@code 节点 2}. */
    public String title() {
        return "节点 " + number;
    }

    @Override
    public int compareTo(NodeId other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Integer.toString(number);
    }
}

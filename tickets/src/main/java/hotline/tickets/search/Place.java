package hotline.tickets.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a matter is, made comparable: 七星区某路３号 and 某路3号 of the same area are one place.
 *
 * @param area a code; empty when unknown
 * @param address folded, letters and digits alone
 */
record Place(String area, String address) {

    /** Shorter ones say too little: 路口, 小区. */
    private static final int SHORTEST = 3;

    /** Of the pairs of both, the share that they have in common. */
    private static final double NEAR = 0.6;

    static Place of(Entry entry) {
        StringBuilder address = new StringBuilder();
        Wording.folded(entry.address())
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(address::appendCodePoint);
        return new Place(entry.area(), address.toString());
    }

    boolean isUnknown() {
        return address.codePointCount(0, address.length()) < SHORTEST;
    }

    String key() {
        return area + "|" + address;
    }

    List<String> pairs() {
        return Wording.askedPairs(address);
    }

    boolean isSame(Place other) {
        return !isUnknown() && mayShareArea(other) && address.equals(other.address);
    }

    boolean isNear(Place other) {
        if (isUnknown() || other.isUnknown() || !mayShareArea(other)) {
            return false;
        }
        Set<String> ours = new HashSet<>(pairs());
        Set<String> theirs = new HashSet<>(other.pairs());
        int both = ours.size() + theirs.size();
        ours.retainAll(theirs);
        return 2.0 * ours.size() / both >= NEAR;
    }

    /** Not in two areas that are both known. */
    boolean mayShareArea(Place other) {
        return area.isEmpty() || other.area.isEmpty() || area.equals(other.area);
    }
}

package hotline.ops.seed;

import hotline.kernel.PhoneNumber;
import hotline.ops.demo.Chance;
import java.util.List;

/** Fictitious people: nobody has these numbers. */
record Callers(long tickets) {

    private static final List<String> FAMILY_NAMES =
            List.of("秦", "唐", "蒋", "莫", "李", "王", "陈", "黄", "阳", "廖", "周", "韦", "覃", "文", "邓", "龙");
    /** Of a block that no carrier has given out. */
    private static final String MOBILE = "1960%07d";
    /** No number of the city begins with a zero. */
    private static final String LANDLINE = "0773000%04d";

    private static final double WITHHELD = 0.008;
    private static final double FROM_LANDLINE = 0.06;
    private static final int LANDLINES = 10_000;

    void call(SeededTicket ticket, Chance chance) {
        ticket.anonymous = chance.happens(0.02);
        ticket.callerName = ticket.anonymous && chance.happens(0.5)
                ? ""
                : chance.oneOf(FAMILY_NAMES) + (chance.happens(0.5) ? "先生" : "女士");
        if (chance.happens(WITHHELD)) {
            return;
        }
        PhoneNumber number = chance.happens(FROM_LANDLINE)
                ? new PhoneNumber(LANDLINE.formatted(chance.below(LANDLINES)), PhoneNumber.Kind.LANDLINE)
                : new PhoneNumber(MOBILE.formatted(mobile(chance)), PhoneNumber.Kind.MOBILE);
        ticket.callerNumber = number.digits();
        ticket.callerMasked = number.masked();
    }

    /** Few call often. */
    private int mobile(Chance chance) {
        double share = chance.share();
        return (int) (share * share * Math.max(1, tickets * 0.6));
    }
}

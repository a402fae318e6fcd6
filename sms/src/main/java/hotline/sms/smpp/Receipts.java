package hotline.sms.smpp;

import hotline.sms.link.IncomingReceipt;
import hotline.sms.link.IncomingReceipt.Fate;
import hotline.sms.link.Phones;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.OptionalParameter;

/**
 * Reads a deliver_sm that is a delivery receipt: the TLVs first, then the text of SMPP 3.4, appendix B, whose fields
 * gateways write in many ways, so that only the three that matter are looked for.
 */
final class Receipts {

    private static final Pattern ID = Pattern.compile("(?i)\\bid:\\s*(\\S+)");
    private static final Pattern STAT = Pattern.compile("(?i)\\bstat:\\s*(\\S+)");
    private static final Pattern ERR = Pattern.compile("(?i)\\berr:\\s*(\\S+)");

    private Receipts() {}

    /** @throws IllegalArgumentException when it names no message */
    static IncomingReceipt read(DeliverSm pdu) {
        String text = Decoding.text(pdu).text();
        OptionalParameter.Receipted_message_id idTlv =
                pdu.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        String id = idTlv != null ? idTlv.getValueAsString().strip() : found(ID, text);
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a receipt without a message id");
        }
        OptionalParameter.Message_state stateTlv = pdu.getOptionalParameter(OptionalParameter.Message_state.class);
        Fate fate = stateTlv != null ? fate(stateTlv.getValue()) : fate(found(STAT, text));
        return new IncomingReceipt(
                id, Phones.national(pdu.getSourceAddr()), pdu.getDestAddress(), fate, found(ERR, text), text);
    }

    static Fate fate(MessageState state) {
        return switch (state) {
            case DELIVERED -> Fate.DELIVERED;
            case EXPIRED, DELETED, UNDELIVERABLE, REJECTED, SKIPPED -> Fate.FAILED;
            case SCHEDULED, ENROUTE, ACCEPTED, UNKNOWN -> Fate.UNDECIDED;
        };
    }

    private static Fate fate(byte state) {
        for (MessageState each : MessageState.values()) {
            if (each.value() == state) {
                return fate(each);
            }
        }
        return Fate.UNDECIDED;
    }

    private static Fate fate(String stat) {
        return switch (stat.toUpperCase(Locale.ROOT)) {
            case "DELIVRD", "DELIVERED" -> Fate.DELIVERED;
            case "EXPIRED", "DELETED", "UNDELIV", "REJECTD", "REJECTED" -> Fate.FAILED;
            default -> Fate.UNDECIDED;
        };
    }

    private static String found(Pattern field, String text) {
        Matcher matcher = field.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}

package hotline.sms.smpp;

import hotline.sms.link.Submitted;
import org.jsmpp.SMPPConstant;

/** What a negative submit_sm_resp means for the sender (SMPP 3.4, table 5-2). */
final class CommandStatus {

    private CommandStatus() {}

    static Submitted meaning(int status) {
        String code = "0x%08X".formatted(status);
        return switch (status) {
            case SMPPConstant.STAT_ESME_RTHROTTLED, SMPPConstant.STAT_ESME_RMSGQFUL -> new Submitted.Busy(code);
            case SMPPConstant.STAT_ESME_RSYSERR,
                    SMPPConstant.STAT_ESME_RSUBMITFAIL,
                    SMPPConstant.STAT_ESME_RINVBNDSTS,
                    SMPPConstant.STAT_ESME_RX_T_APPN -> new Submitted.TryLater(code);
            default -> new Submitted.Rejected(code);
        };
    }
}

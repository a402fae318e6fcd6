package hotline.sms.smpp;

import hotline.sms.link.Incoming;
import hotline.sms.link.IncomingText;
import hotline.sms.link.Phones;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands every deliver_sm over and lets jsmpp answer only then; a failure asks the gateway to send it again. */
final class Receiver implements MessageReceiverListener {

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    private final Incoming incoming;

    Receiver(Incoming incoming) {
        this.incoming = incoming;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
        try {
            accept(pdu);
        } catch (IllegalArgumentException unreadable) {
            // Sending it again would not make it readable: acknowledge, and leave a trace.
            LOG.warn("a deliver_sm was dropped why={}", unreadable.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("a deliver_sm could not be stored; the gateway will send it again", failed);
            throw new ProcessRequestException("not stored", SMPPConstant.STAT_ESME_RX_T_APPN, failed);
        }
    }

    private void accept(DeliverSm pdu) {
        if (pdu.isSmscDeliveryReceipt()) {
            incoming.receipt(Receipts.read(pdu));
        } else if (!pdu.isIntermediateDeliveryNotification()) {
            Decoding read = Decoding.text(pdu);
            incoming.text(new IncomingText(
                    Phones.national(pdu.getSourceAddr()), pdu.getDestAddress(), read.text(), read.piece()));
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        LOG.debug("an alert_notification is not used");
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not used", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}

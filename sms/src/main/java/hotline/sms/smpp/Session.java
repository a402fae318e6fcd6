package hotline.sms.smpp;

import hotline.sms.link.OutgoingPart;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SocketConnection;

/** One bound transceiver session, from connect to close. */
final class Session {

    private static final byte UCS2 = 0x08;
    private static final byte HAS_HEADER = 0x40;
    private static final byte PLAIN = 0x00;
    /** SMPP 3.4, 4.1.1: eight characters and a terminating zero. */
    private static final int LONGEST_PASSWORD = 8;

    private static final int CONNECT_MILLIS = 5_000;
    private static final long BIND_MILLIS = 10_000;
    /** Threads that process what the gateway sends; each may wait for the database. */
    private static final int READERS = 4;

    private static final int READ_QUEUE = 1_000;

    private final SMPPSession smpp;
    private final String validity;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Session(SMPPSession smpp, String validity) {
        this.smpp = smpp;
        this.validity = validity;
    }

    static Session bind(SmppSettings settings, MessageReceiverListener listener) throws IOException {
        SMPPSession smpp = new SMPPSession((host, port) -> {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return new SocketConnection(socket);
        });
        smpp.setTransactionTimer(settings.responseTimeout().toMillis());
        smpp.setEnquireLinkTimer(Math.toIntExact(settings.enquireEvery().toMillis()));
        smpp.setPduProcessorDegree(READERS);
        smpp.setQueueCapacity(READ_QUEUE);
        smpp.setMessageReceiverListener(listener);
        Session session = new Session(smpp, relative(settings.validity()));
        smpp.addSessionStateListener((now, before, source) -> {
            if (now == SessionState.CLOSED || now == SessionState.UNBOUND) {
                session.closed.countDown();
            }
        });
        String password = settings.password();
        BindParameter bind = new BindParameter(
                BindType.BIND_TRX,
                settings.systemId(),
                password.substring(0, Math.min(LONGEST_PASSWORD, password.length())),
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null);
        smpp.connectAndBind(settings.host(), settings.port(), bind, BIND_MILLIS);
        return session;
    }

    boolean bound() {
        return smpp.getSessionState().isTransmittable();
    }

    /** @return the gateway's message id */
    String submit(OutgoingPart part)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        return smpp.submitShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        part.from(),
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        "86" + part.to(),
                        new ESMClass(part.total() > 1 ? HAS_HEADER : PLAIN),
                        (byte) 0,
                        (byte) 0,
                        null,
                        validity,
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        new RawDataCoding(UCS2),
                        (byte) 0,
                        octets(part))
                .getMessageId();
    }

    MessageState query(String messageId, String from)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        return smpp.queryShortMessage(messageId, TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN, from)
                .getMessageState();
    }

    void awaitClose() throws InterruptedException {
        closed.await();
    }

    void unbindAndClose() {
        smpp.unbindAndClose();
        closed.countDown();
    }

    /** The text in UCS-2, behind the concatenation header {@code 05 00 03 ref total number} when it is one of several. */
    static byte[] octets(OutgoingPart part) {
        byte[] text = part.text().getBytes(StandardCharsets.UTF_16BE);
        if (part.total() == 1) {
            return text;
        }
        byte[] whole = new byte[6 + text.length];
        whole[0] = 5;
        whole[1] = 0;
        whole[2] = 3;
        whole[3] = (byte) part.reference();
        whole[4] = (byte) part.total();
        whole[5] = (byte) part.number();
        System.arraycopy(text, 0, whole, 6, text.length);
        return whole;
    }

    /** SMPP 3.4, 7.1.1: {@code YYMMDDhhmmsstnnR}. */
    private static String relative(Duration validity) {
        return "0000%02d%02d%02d%02d000R"
                .formatted(
                        validity.toDaysPart(),
                        validity.toHoursPart(),
                        validity.toMinutesPart(),
                        validity.toSecondsPart());
    }
}

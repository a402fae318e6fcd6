package hotline.telephony.asterisk;

import hotline.telephony.TelephonySettings;
import java.io.IOException;
import java.util.function.Consumer;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.util.SocketConnectionFacade;

/** asterisk-java's connection, which signs in, sends actions and waits for their answers, on a socket of our own. */
final class AmiConnection extends ManagerConnectionImpl {

    private static final int CONNECT_PATIENCE_MS = 2_000;

    private final Consumer<AmiFrame> events;

    /** @param events told of each event that is no answer to an action, on the reading thread; may block */
    AmiConnection(TelephonySettings.Ami ami, Consumer<AmiFrame> events) {
        setHostname(ami.host());
        setPort(ami.port());
        setUsername(ami.user());
        setPassword(ami.secret());
        this.events = events;
    }

    @Override
    protected SocketConnectionFacade createSocket() throws IOException {
        return new AmiSocket(getHostname(), getPort(), CONNECT_PATIENCE_MS, events);
    }
}

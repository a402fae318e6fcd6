package hotline.telephony.asterisk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.asteriskjava.util.ServerSocketFacade;
import org.asteriskjava.util.SocketConnectionFacade;

/** Where Asterisk's scripts connect to. */
final class AgiServerSocket implements ServerSocketFacade {

    private final ServerSocket socket;
    private volatile int silenceMs;

    /**
     * @param backlog connections that may wait to be accepted
     * @param silence after so long without a word of Asterisk's a script ends
     */
    AgiServerSocket(int port, int backlog, InetAddress address, Duration silence) throws IOException {
        this.silenceMs = (int) silence.toMillis();
        this.socket = new ServerSocket(port, backlog, address);
    }

    @Override
    public SocketConnectionFacade accept() throws IOException {
        Socket accepted = socket.accept();
        try {
            accepted.setSoTimeout(silenceMs);
            return new AgiSocket(accepted);
        } catch (IOException gone) {
            accepted.close();
            throw gone;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public void setSocketReadTimeout(int milliseconds) {
        silenceMs = milliseconds;
    }
}

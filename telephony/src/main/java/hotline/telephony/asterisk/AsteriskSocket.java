package hotline.telephony.asterisk;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.asteriskjava.util.SocketConnectionFacade;

/** A connection with Asterisk below asterisk-java: what was written goes out as a whole, without a buffer that stays. */
abstract class AsteriskSocket implements SocketConnectionFacade {

    private final Socket socket;
    private final InputStream in;
    private final StringBuilder unsent = new StringBuilder();

    /** Closes the socket when it can't be used. */
    AsteriskSocket(Socket socket) throws IOException {
        this.socket = socket;
        try {
            socket.setTcpNoDelay(true);
            this.in = socket.getInputStream();
        } catch (IOException gone) {
            socket.close();
            throw gone;
        }
    }

    final InputStream input() {
        return in;
    }

    @Override
    public void write(String text) {
        unsent.append(text);
    }

    @Override
    public void flush() throws IOException {
        socket.getOutputStream().write(unsent.toString().getBytes(StandardCharsets.UTF_8));
        unsent.setLength(0);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    @Override
    public InetAddress getRemoteAddress() {
        return socket.getInetAddress();
    }

    @Override
    public int getRemotePort() {
        return socket.getPort();
    }
}

package hotline.telephony.asterisk;

import hotline.telephony.owner.RealTime;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket below asterisk-java's connection. Events that nobody asked for go straight to a listener, on the reading
 * thread: while it does not take more, nothing is read, and Asterisk notices. The greeting, responses and the events that
 * list something are passed on to asterisk-java line by line. (Its own queue of events drops what does not fit.)
 */
final class AmiSocket extends AsteriskSocket {

    private static final Logger LOG = LoggerFactory.getLogger(AmiSocket.class);

    private final AmiFrames frames;
    private final Consumer<AmiFrame> events;
    /** Lines of a frame that asterisk-java has not asked for yet. Touched by its reading thread only. */
    private final Deque<String> answer = new ArrayDeque<>();

    private boolean greeted;

    /** @param events may block */
    AmiSocket(String host, int port, int connectPatienceMs, Consumer<AmiFrame> events) throws IOException {
        super(connected(host, port, connectPatienceMs));
        this.frames = new AmiFrames(input());
        this.events = events;
    }

    private static Socket connected(String host, int port, int patienceMs) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), patienceMs);
            return socket;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    @Override
    public @Nullable String readLine() throws IOException {
        try {
            return nextLine();
        } catch (Lines.Oversize garbage) {
            LOG.warn("{}; the connection is begun anew", garbage.getMessage());
            throw garbage;
        }
    }

    private @Nullable String nextLine() throws IOException {
        if (!greeted) {
            greeted = true;
            RealTime.claim();
            return frames.greeting();
        }
        while (answer.isEmpty()) {
            AmiFrame frame = frames.next();
            if (frame == null) {
                return null;
            }
            if (isForListener(frame)) {
                events.accept(frame);
            } else {
                answer.addAll(frame.lines());
                answer.add("");
            }
        }
        return answer.removeFirst();
    }

    /** Events with an ActionID belong to an action's answer; except the late result of an asynchronous Originate. */
    private static boolean isForListener(AmiFrame frame) {
        String event = frame.get("Event");
        return event == null
                ? frame.get("Response") == null
                : frame.get("ActionID") == null || EventMapping.ORIGINATED.equalsIgnoreCase(event);
    }
}

package hotline.telephony.asterisk;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;

/** The connection of one call's script. 2,000 of them wait at once, so each holds little; asterisk-java's own holds 32 KB. */
final class AgiSocket extends AsteriskSocket {

    /** A command's answer is shorter, and so is what Asterisk says of the call, but for a line or two. */
    private static final int READ_AT_ONCE_BYTES = 1024;

    private final Lines lines;

    AgiSocket(Socket socket) throws IOException {
        super(socket);
        this.lines = new Lines(input(), READ_AT_ONCE_BYTES);
    }

    /** @throws IOException also at the end of the stream, from which asterisk-java takes it that the caller is gone */
    @Override
    public String readLine() throws IOException {
        String line = lines.next();
        if (line == null) {
            throw new EOFException("Asterisk has left the script");
        }
        return line;
    }
}

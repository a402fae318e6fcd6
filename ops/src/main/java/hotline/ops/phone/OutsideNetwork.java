package hotline.ops.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The carrier's other end of the trunk: sends each call on to the phone that has the number (SIP 302), or refuses it as a
 * carrier would. A number that nobody has is unallocated (404).
 */
public final class OutsideNetwork implements AutoCloseable {

    /** @param from the caller's number as the carrier was given it */
    public record Seen(String number, String from, Instant at) {}

    private static final Pattern INVITE = Pattern.compile("INVITE sip:([^@;>\\s]+)@.*");
    private static final Pattern FROM = Pattern.compile("(?im)^(?:From|f):.*<sips?:([^@>;]+)@");
    private static final Pattern TO_COPY = Pattern.compile("(?im)^(Via|v|From|f|To|t|Call-ID|i|CSeq):.*$");
    private static final int LARGEST = 65_535;

    private final DatagramSocket socket;
    private final Map<String, Integer> phones = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private OutsideNetwork(DatagramSocket socket) {
        this.socket = socket;
    }

    /** @throws IOException when the port is taken */
    public static OutsideNetwork open(int port) throws IOException {
        OutsideNetwork network = new OutsideNetwork(new DatagramSocket(port, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("outside-network").start(network::serve);
        return network;
    }

    /** From now on calls to the phone's own number reach it. */
    public void connect(SipPhone phone) {
        phones.put(phone.spec().user(), phone.sipPort());
    }

    /** @param status such as {@code 486 Busy Here} */
    public void refuse(String number, String status) {
        refusals.put(number, status);
    }

    /** Each INVITE, repetitions too, in order. */
    public List<Seen> calls(String number) {
        return seen.stream().filter(call -> call.number().equals(number)).toList();
    }

    private void serve() {
        byte[] buffer = new byte[LARGEST];
        while (!socket.isClosed()) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
                Optional<String> answer =
                        answer(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
                if (answer.isPresent()) {
                    byte[] bytes = answer.get().getBytes(StandardCharsets.UTF_8);
                    socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            } catch (SocketException closed) {
                return;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private Optional<String> answer(String request) {
        if (request.startsWith("CANCEL")) {
            return Optional.of(response("200 OK", request, ""));
        }
        Matcher invite = INVITE.matcher(request.lines().findFirst().orElse(""));
        if (!invite.matches()) {
            return Optional.empty();
        }
        String number = invite.group(1);
        Matcher from = FROM.matcher(request);
        seen.add(new Seen(number, from.find() ? from.group(1) : "", Instant.now()));
        Integer port = phones.get(number);
        String refusal = refusals.getOrDefault(number, "404 Not Found");
        return Optional.of(
                refusals.containsKey(number) || port == null
                        ? response(refusal, request, "")
                        : response(
                                "302 Moved Temporarily",
                                request,
                                "Contact: <sip:" + number + "@127.0.0.1:" + port + ">\r\n"));
    }

    private static String response(String status, String request, String more) {
        String copied = TO_COPY.matcher(request)
                .results()
                .map(line -> line.group().strip())
                .map(line -> line.matches("(?i)(To|t):.*") && !line.contains("tag=") ? line + ";tag=outside" : line)
                .collect(Collectors.joining("\r\n"));
        return "SIP/2.0 " + status + "\r\n" + copied + "\r\n" + more + "Content-Length: 0\r\n\r\n";
    }

    @Override
    public void close() {
        socket.close();
    }
}

package hotline.ops.bench;

import hotline.ops.phone.RealTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One SIPp process with one of our scenarios; ends by itself after its limit. */
public final class Sipp implements AutoCloseable {

    /** Leads to Asterisk's own Queue(bench); ops/bench puts it into the dialplan. */
    static final String QUEUE_NUMBER = "12399";

    private static final AtomicInteger NEXT_CITIZEN = new AtomicInteger(7_730_000);

    private final Process process;

    private Sipp(Process process) {
        this.process = process;
    }

    /** Registers the phones, a line each {@code extension;password}, with contacts at {@code contactPort}. */
    public static void register(
            Path scenarios, Path scratch, String server, List<String[]> extensionsAndPasswords, int contactPort)
            throws IOException, InterruptedException {
        StringBuilder users = new StringBuilder("SEQUENTIAL\n");
        for (String[] phone : extensionsAndPasswords) {
            users.append("%s;[authentication username=%s password=%s];%d%n"
                    .formatted(phone[0], phone[0], phone[1], contactPort));
        }
        Path file = Files.writeString(scratch.resolve("agents.csv"), users);
        int count = extensionsAndPasswords.size();
        List<String> arguments = List.of("-inf", file.toString(), "-m", String.valueOf(count), "-r", "50", "-l", "50");
        try (Sipp sipp = start(scenarios.resolve("register.xml"), scratch, "register", server, 0, arguments)) {
            if (!sipp.process.waitFor(30, TimeUnit.SECONDS) || sipp.process.exitValue() != 0) {
                throw new IOException("registration of the phones failed; see " + scratch);
            }
        }
    }

    /** Phones that answer at once and hang up after {@code talk}. */
    public static Sipp agents(Path scenarios, Path scratch, String server, int port, Duration talk) throws IOException {
        return agents(scenarios, scratch, server, port, talk, false);
    }

    /** @param traced whether each message is written down, into {@code agents-messages.log} */
    static Sipp agents(Path scenarios, Path scratch, String server, int port, Duration talk, boolean traced)
            throws IOException {
        String scenario =
                Files.readString(scenarios.resolve("agent.xml")).replace("@TALK_MS@", String.valueOf(talk.toMillis()));
        Path file = Files.writeString(scratch.resolve("agent-" + talk.toMillis() + ".xml"), scenario);
        List<String> arguments = new ArrayList<>(List.of("-aa", "-l", "500"));
        if (traced) {
            arguments.addAll(trace(scratch, "agents"));
        }
        return start(file, scratch, "agents", server, port, arguments);
    }

    /**
     * Callers of one number, always {@code atOnce} of them.
     *
     * @param inAll limits how many there are, and each message is then written down, into {@code
     *     citizens-<number>-messages.log}; 0 does not
     */
    public static Sipp citizens(
            Path scenarios, Path scratch, String server, String number, int atOnce, int perSecond, int inAll)
            throws IOException {
        Path file = numbers(scratch, inAll > 0 ? inAll : 2000);
        List<String> arguments = new ArrayList<>(List.of(
                "-s", number, "-inf", file.toString(), "-l", String.valueOf(atOnce), "-r", String.valueOf(perSecond)));
        if (inAll > 0) {
            arguments.addAll(List.of("-m", String.valueOf(inAll)));
            arguments.addAll(trace(scratch, "citizens-" + number));
        }
        return start(scenarios.resolve("citizen.xml"), scratch, "citizens-" + number, server, 0, arguments);
    }

    /** So many callers of 12345 who hear nothing ({@code a=sendonly}): it is not the sound that is measured. */
    static Sipp silentCitizens(Path scenarios, Path scratch, String server, int callers, int perSecond)
            throws IOException {
        String scenario = Files.readString(scenarios.resolve("citizen.xml")).replace("a=sendrecv", "a=sendonly");
        Path file = Files.writeString(scratch.resolve("silent.xml"), scenario);
        Path numbers = numbers(scratch, callers);
        String all = String.valueOf(callers);
        return start(
                file,
                scratch,
                "silent",
                server,
                0,
                List.of(
                        "-s",
                        "12345",
                        "-inf",
                        numbers.toString(),
                        "-l",
                        all,
                        "-m",
                        all,
                        "-r",
                        String.valueOf(perSecond)));
    }

    /** Callers whom no other run of this JVM has. */
    private static Path numbers(Path scratch, int callers) throws IOException {
        StringBuilder users = new StringBuilder("SEQUENTIAL\n");
        for (int citizen = 0; citizen < callers; citizen++) {
            users.append("137%08d;%n".formatted(NEXT_CITIZEN.getAndIncrement()));
        }
        return Files.writeString(scratch.resolve("citizens-" + NEXT_CITIZEN + ".csv"), users);
    }

    private static List<String> trace(Path scratch, String name) {
        return List.of(
                "-trace_msg",
                "-message_file",
                scratch.resolve(name + "-messages.log").toString());
    }

    private static Sipp start(Path scenario, Path scratch, String name, String server, int port, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(RealTime.command(
                List.of("timeout", "900", "sipp", server, "-sf", scenario.toString(), "-i", "127.0.0.1", "-nostdin")));
        if (port != 0) {
            command.addAll(List.of("-p", String.valueOf(port)));
        }
        command.addAll(arguments);
        command.addAll(List.of(
                "-trace_err",
                "-error_file",
                scratch.resolve(name + "-errors.log").toString()));
        return new Sipp(new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve(name + ".log").toFile())
                .start());
    }

    /** Whether every call ended as the scenario says; empty-handed after the limit. */
    public boolean succeeds(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
    }

    public boolean runs() {
        return process.isAlive();
    }

    /** Stops new calls and ends what is left; waits at most 5 s. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

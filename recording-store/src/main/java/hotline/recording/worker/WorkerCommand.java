package hotline.recording.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a worker is started: from the classes that run here, in a session of its own, so that no signal to the server's
 * session reaches it and the kernel's grouping of processor time by session holds it apart.
 *
 * @param main class with {@code main}, given the native cache
 * @param nativeCache folder into which the native code unpacks itself
 */
public record WorkerCommand(String main, Path nativeCache) {

    /** Secrets may stand in the others; options for the server's JVM would hit the worker's. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR");

    /** Small, quick to start; a crash leaves one report and no core dump, and nothing on stdout. */
    private static final List<String> JVM = List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+DisplayVMOutputToStderr",
            // JavaCPP would otherwise refuse to go beyond twice the Java heap, which its own libraries fill.
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=512m",
            "--enable-native-access=ALL-UNNAMED");

    /** The usual worker. */
    public static WorkerCommand transcoding(Path nativeCache) {
        return new WorkerCommand(TranscodeWorker.class.getName(), nativeCache);
    }

    /** Its stderr goes to the server's. */
    ProcessBuilder at(Pace pace) {
        List<String> words = new ArrayList<>(List.of("setsid", "sh", "-c"));
        words.add("{ " + pace.placement + "; } >/dev/null 2>&1; exec \"$@\"");
        words.add("transcoding");
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(JVM);
        // The latest crash alone is kept.
        words.add("-XX:ErrorFile=" + nativeCache.toAbsolutePath().resolve("transcoding-crash.log"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path")));
        words.addAll(List.of(main, nativeCache.toString()));
        ProcessBuilder process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        process.environment().keySet().retainAll(ENVIRONMENT);
        return process;
    }
}

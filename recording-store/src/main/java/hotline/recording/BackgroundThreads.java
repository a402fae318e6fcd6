package hotline.recording;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads for work that can wait: the operating system gives them what calls leave over. Java's own thread priorities
 * mean nothing on Linux, so {@code setpriority(2)} is called, which there concerns the calling thread alone.
 */
final class BackgroundThreads {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundThreads.class);
    private static final int PRIO_PROCESS = 0;
    private static final int CALLING_THREAD = 0;
    private static final int NICE = 15;

    private BackgroundThreads() {}

    /** @param name of the threads, followed by their number from 0 */
    static ThreadFactory named(String name) {
        ThreadFactory threads = Thread.ofPlatform().name(name, 0).daemon().factory();
        return work -> threads.newThread(() -> {
            yieldToOthers();
            work.run();
        });
    }

    private static void yieldToOthers() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        Linker linker = Linker.nativeLinker();
        MethodHandle setPriority = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setpriority"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        try {
            int failed = (int) setPriority.invokeExact(PRIO_PROCESS, CALLING_THREAD, NICE);
            if (failed != 0) {
                LOG.warn("background threads keep the priority of calls");
            }
        } catch (Throwable impossible) {
            throw new IllegalStateException("setpriority", impossible);
        }
    }
}

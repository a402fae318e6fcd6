package hotline.telephony.owner;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real-time scheduling for the few threads between Asterisk and the owner, as Asterisk has it for its own (ADR 16). A
 * thread that wakes up otherwise waits for the scheduler's next tick behind whatever else computes: up to 4 ms a thread,
 * and a call passes four.
 */
public final class RealTime {

    private static final Logger LOG = LoggerFactory.getLogger(RealTime.class);

    /** Linux: sched(7). What such a thread starts is an ordinary thread again. */
    private static final int SCHED_RR = 2;

    private static final int SCHED_RESET_ON_FORK = 0x4000_0000;

    /** Asterisk's own: neither interrupts the other, who came first goes first. */
    private static final int PRIORITY = 10;

    private static final int CALLING_THREAD = 0;

    private static final Optional<MethodHandle> SET_SCHEDULER = find();
    private static final AtomicBoolean REFUSED = new AtomicBoolean();

    private RealTime() {}

    /**
     * For the calling thread, from now on: one that computes for a moment and then waits. Never a virtual thread. Where
     * the system does not have it or does not allow it, calls merely wait a little longer.
     *
     * @return whether it is so
     */
    public static boolean claim() {
        boolean granted = SET_SCHEDULER.map(RealTime::set).orElse(false);
        if (!granted && REFUSED.compareAndSet(false, true)) {
            LOG.info(
                    "no real-time scheduling here (needs Linux and CAP_SYS_NICE): under load calls wait some ms longer");
        }
        return granted;
    }

    private static boolean set(MethodHandle setScheduler) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment priority = arena.allocateFrom(ValueLayout.JAVA_INT, PRIORITY);
            return (int) setScheduler.invokeExact(CALLING_THREAD, SCHED_RR | SCHED_RESET_ON_FORK, priority) == 0;
        } catch (Throwable refused) {
            LOG.debug("real-time scheduling refused", refused);
            return false;
        }
    }

    private static Optional<MethodHandle> find() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty();
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("sched_setscheduler")
                .map(symbol -> linker.downcallHandle(
                        symbol,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS)));
    }
}

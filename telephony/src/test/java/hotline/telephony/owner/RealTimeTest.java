package hotline.telephony.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class RealTimeTest {

    private static final int ORDINARY = 0;
    private static final int ROUND_ROBIN = 2;

    @Test
    void aThreadGetsRealTimeWhereItIsAllowedAndStaysAsItWasElsewhere() throws Exception {
        boolean[] granted = new boolean[1];
        int policy = inAThread(() -> {
            granted[0] = RealTime.claim();
            return policyOfThisThread();
        });
        assertThat(policy).isEqualTo(granted[0] ? ROUND_ROBIN : ORDINARY);
    }

    @Test
    void whatSuchAThreadStartsIsOrdinary() throws Exception {
        int policy = inAThread(() -> {
            RealTime.claim();
            return inAThread(RealTimeTest::policyOfThisThread);
        });
        assertThat(policy).isEqualTo(ORDINARY);
    }

    private static <T> T inAThread(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().start(task);
        return task.get();
    }

    /** Field 41 of proc(5)'s stat; the name before it may hold anything. */
    private static int policyOfThisThread() throws Exception {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[41 - 3]);
    }
}

package hotline.sms.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LoopTest {

    @Test
    void given_round_that_hangs_when_closed_then_it_is_broken_off() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch brokenOff = new CountDownLatch(1);
        Loop loop = new Loop("test", Duration.ofSeconds(1), () -> {
            hangs.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                brokenOff.countDown();
                Thread.currentThread().interrupt();
            }
            return false;
        });
        loop.start();
        hangs.await();

        loop.close();

        brokenOff.await();
    }

    @Test
    void given_loop_that_waits_for_work_when_closed_then_it_does_no_more_rounds() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        AtomicBoolean closed = new AtomicBoolean();
        AtomicBoolean late = new AtomicBoolean();
        Loop loop = new Loop("test", Duration.ofMinutes(1), () -> {
            late.set(closed.get());
            first.countDown();
            return false;
        });
        loop.start();
        first.await();

        loop.close();
        closed.set(true);
        loop.poke();

        assertThat(late).isFalse();
    }
}

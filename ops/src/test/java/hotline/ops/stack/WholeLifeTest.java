package hotline.ops.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ops/call}, as a person starts it. */
@Tag("stack")
class WholeLifeTest {

    @Test
    void given_running_stack_when_one_life_is_played_then_every_step_works() throws Exception {
        Stack stack = Stack.connect();
        ProcessBuilder command = new ProcessBuilder("./call")
                .directory(Path.of("").toAbsolutePath().toFile())
                .redirectErrorStream(true);
        command.environment().put("HOTLINE_HOME", stack.running().home().toString());
        Process trace = command.start();
        trace.getInputStream().transferTo(System.out);

        assertThat(trace.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(trace.exitValue()).isZero();
    }
}

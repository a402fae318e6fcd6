package hotline.ops.stack;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** A trial on the running stack. Afterwards everyone goes home. */
@Tag("stack")
abstract class StackTrial {

    Stack stack;

    @BeforeEach
    void connectToStack() throws IOException {
        stack = connect();
    }

    Stack connect() throws IOException {
        return Stack.connect();
    }

    @AfterEach
    void everyoneGoesHome() {
        stack.signEveryoneOut();
    }
}

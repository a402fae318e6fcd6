package hotline.ops.stack;

import hotline.ops.phone.OutsideNetwork;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A trial with somebody beyond the trunk. */
abstract class OutsideTrial extends StackTrial {

    OutsideNetwork carrier;

    @BeforeEach
    void connectTheTrunk() throws IOException {
        carrier = stack.outside();
    }

    @AfterEach
    void closeTheTrunk() {
        carrier.close();
    }
}

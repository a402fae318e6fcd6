package hotline.server.wiring;

import hotline.desktop.port.HealthProbe;
import java.util.function.Supplier;

/** One part of the product that readiness asks about. */
public record Probe(String name, boolean required, Supplier<Finding> look) implements HealthProbe {

    @Override
    public Finding check() {
        return look.get();
    }

    public static Finding finding(boolean up, String whenUp, String whenDown) {
        return new Finding(up, up ? whenUp : whenDown);
    }
}

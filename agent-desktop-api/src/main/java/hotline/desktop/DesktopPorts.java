package hotline.desktop;

import hotline.desktop.port.CallControl;
import hotline.desktop.port.CallRecords;
import hotline.desktop.port.Handsets;
import hotline.desktop.port.HealthProbe;
import hotline.desktop.port.RecordingAccess;
import hotline.desktop.port.SandboxClock;
import java.util.List;
import java.util.Optional;

/**
 * The other rooms, as the desktop sees them.
 *
 * @param sandbox empty in production: then every sandbox address answers 404
 */
public record DesktopPorts(
        CallControl calls,
        CallRecords records,
        RecordingAccess recordings,
        Optional<Sandbox> sandbox,
        List<HealthProbe> probes) {

    public record Sandbox(Handsets handsets, SandboxClock clock) {}

    public DesktopPorts {
        probes = List.copyOf(probes);
    }
}

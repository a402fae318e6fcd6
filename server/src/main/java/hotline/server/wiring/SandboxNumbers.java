package hotline.server.wiring;

import hotline.tickets.Actor;
import hotline.tickets.Role;
import hotline.tickets.unit.UnitReach;
import hotline.tickets.unit.UnitTexts;
import java.util.List;

/** Simulated handsets of the units, so that a sandbox shows what units are sent; what somebody registered stays. */
public final class SandboxNumbers {

    private static final Actor SANDBOX = new Actor("sandbox", Role.ADMINISTRATOR);
    private static final long FIRST = 19900000101L;

    private final UnitTexts texts;

    public SandboxNumbers(UnitTexts texts) {
        this.texts = texts;
    }

    public void add() {
        List<UnitReach> units = texts.all();
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).changed() == null) {
                texts.register(units.get(i).unitId(), List.of("" + (FIRST + i)), SANDBOX);
            }
        }
    }
}

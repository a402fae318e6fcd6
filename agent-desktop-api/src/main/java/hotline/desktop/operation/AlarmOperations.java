package hotline.desktop.operation;

import hotline.desktop.http.Operation;
import hotline.desktop.http.Reply;
import hotline.desktop.port.Alarm;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What stands wrong now, for operators. */
public final class AlarmOperations implements Operations {

    private record Alarms(List<Alarm> alarms) {}

    private final Supplier<List<Alarm>> standing;

    public AlarmOperations(Supplier<List<Alarm>> standing) {
        this.standing = standing;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("alarms", _ -> Reply.ok(new Alarms(standing.get())));
    }
}

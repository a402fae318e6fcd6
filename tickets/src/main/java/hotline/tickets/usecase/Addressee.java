package hotline.tickets.usecase;

import hotline.tickets.Unit;
import hotline.tickets.store.UnitStore;
import hotline.tickets.usecase.Step.Moment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The unit that one act names: the rule asks whether it is there, the change what it is; the database is asked once. */
final class Addressee {

    private final UnitStore units;
    private final String id;
    private @Nullable Optional<Unit> found;

    Addressee(UnitStore units, String id) {
        this.units = units;
        this.id = id;
    }

    /** Empty when there is no such unit or it was dissolved. */
    Optional<Unit> unit(Moment moment) {
        Optional<Unit> known = found;
        if (known == null) {
            known = units.active(moment.tx(), id);
            found = known;
        }
        return known;
    }
}

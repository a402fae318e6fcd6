package hotline.tickets.usecase;

import hotline.regulation.Decision;
import hotline.regulation.UnitNature;
import hotline.regulation.guard.AddresseeRule;
import hotline.tickets.DispatchOrder;
import hotline.tickets.Unit;
import hotline.tickets.store.DispatchStore;
import hotline.tickets.store.ReturnStore;
import hotline.tickets.store.UnitStore;
import hotline.tickets.usecase.Step.Moment;

/** What a dispatch asks beside its ticket: the catalogue, the unit's nature, the limit that another law states. */
final class Dispatches {

    final Catalogues catalogues;
    final DispatchStore store = new DispatchStore();
    final ReturnStore returns = new ReturnStore();
    final UnitStore units = new UnitStore();

    Dispatches(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    Dispatching of(DispatchOrder order) {
        return new Dispatching(this, order);
    }

    /** @param why the reason to go past the city's unit of a vertical agency; empty when none was given */
    Decision addressed(Unit unit, String why, Moment moment) {
        String parent = unit.parentId();
        String superior = parent == null || unit.nature() == UnitNature.ORDINARY
                ? null
                : units.name(moment.tx(), parent).orElse(parent);
        return AddresseeRule.check(new AddresseeRule.Addressee(unit.name(), unit.nature(), superior), why);
    }
}

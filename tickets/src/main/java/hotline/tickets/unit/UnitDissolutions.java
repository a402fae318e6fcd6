package hotline.tickets.unit;

import hotline.tickets.Actor;
import hotline.tickets.Result;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Dissolving and merging units. An order is carried out by the sweep on its day: nobody can dispatch to the unit any more, its
 * people are out, its open tickets go to the successor or back to be dispatched, each with a line in its history. Methods that are
 * not said to be quick block on the database.
 */
public interface UnitDissolutions {

    /**
     * @param effectiveOn today or later
     * @param number 文号
     */
    record Order(String unitId, @Nullable String successorId, LocalDate effectiveOn, String number) {}

    /** Empty when there is no such unit, or it was dissolved. */
    Optional<DissolutionPreview> preview(String unitId);

    /** @return why not; empty when it is ordered, and carried out when its day is today */
    Optional<Result.Refused> dissolve(Order order, Actor actor);

    /** An order whose day is to come is taken back. @return why not */
    Optional<Result.Refused> withdraw(String unitId, Actor actor);

    /** The latest first. */
    List<Dissolution> all();

    /** Quick: from memory. */
    boolean isDissolved(String unitId);
}

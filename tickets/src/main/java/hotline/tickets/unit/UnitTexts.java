package hotline.tickets.unit;

import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.unit.UnitReach.NumbersChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Warnings to units by SMS (Art 27(1)): each once a ticket and stage. What a unit is owed at the same time, or within the stated time of
 * its latest text, is one text. Methods block on the database.
 */
public interface UnitTexts {

    /** Of one unit. */
    int MOST_NUMBERS = 5;

    /** Active units, by id. */
    List<UnitReach> all();

    /** The latest first; empty for an id that no unit has. */
    Optional<List<NumbersChange>> history(String unitId);

    /** @return why not */
    Optional<Result.Refused> register(String unitId, List<String> numbers, Actor actor);

    /** A unit can't opt out; that it was sent to somebody who did is kept. May be repeated. */
    void sentDespiteOptOut(UUID textId);

    /** What became of a text to one number. May be repeated. @param failure in Chinese, empty when it arrived */
    void finished(UUID textId, Instant at, String failure);
}

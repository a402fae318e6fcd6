package hotline.tickets.catalogue;

import hotline.tickets.Result;

/** What came of an objection, or of its review. */
public sealed interface ObjectionAnswer {

    record Done(Objection objection) implements ObjectionAnswer {}

    record Refused(Result.Refused why) implements ObjectionAnswer {}
}

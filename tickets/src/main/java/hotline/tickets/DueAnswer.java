package hotline.tickets;

/** The time limit of a ticket, or why there is none to tell. */
public sealed interface DueAnswer {

    record Known(DueExplanation due) implements DueAnswer {}

    record Unknown(Result.Refused why) implements DueAnswer {}
}

package hotline.regulation.lifecycle;

import hotline.regulation.TicketState;

/** One line of the life-cycle table: in a state, an event whose guard holds leads to the next state. */
public record Row(TicketState from, LifecycleEvent event, Guard guard, TicketState to) {}

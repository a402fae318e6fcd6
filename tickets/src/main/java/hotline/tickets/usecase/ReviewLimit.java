package hotline.tickets.usecase;

import hotline.regulation.Urgency;
import hotline.regulation.calendar.WorkingCalendar;
import hotline.tickets.DisputeSettings;
import java.time.Instant;

/** Until when the reviewer decides about a return: the hotline's own limit, in office hours, for 突发 in natural time. */
record ReviewLimit(DisputeSettings settings) {

    Instant of(Urgency urgency, Instant appliedAt, WorkingCalendar calendar) {
        return urgency == Urgency.EMERGENCY
                ? appliedAt.plus(settings.emergencyReview())
                : settings.officeHours().after(appliedAt, settings.returnReview(), "", calendar);
    }
}

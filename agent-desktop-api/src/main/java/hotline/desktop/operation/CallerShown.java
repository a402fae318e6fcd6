package hotline.desktop.operation;

import hotline.desktop.ledger.Disclosure;
import hotline.desktop.person.Person;
import hotline.desktop.store.LookKind;
import hotline.regulation.disclosure.CallerField;
import hotline.regulation.disclosure.DisclosureRule;
import hotline.regulation.disclosure.Shown;
import hotline.regulation.disclosure.Viewer;
import hotline.tickets.Caller;
import hotline.tickets.Ticket;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A caller as one reader is shown it, field by field (Article 24). */
record CallerShown(Caller caller, Map<CallerField, Shown> fields) {

    static CallerShown to(Person reader, Ticket ticket) {
        Viewer viewer = TicketDesk.viewer(reader, ticket);
        Map<CallerField, Shown> fields = new EnumMap<>(CallerField.class);
        for (CallerField field : CallerField.values()) {
            fields.put(field, DisclosureRule.shown(viewer, field, TicketDesk.facts(ticket)));
        }
        return new CallerShown(ticket.caller(), fields);
    }

    /** Whether all of it is there as it is. */
    boolean clear() {
        return fields.values().stream().allMatch(Shown.CLEAR::equals);
    }

    String name() {
        return switch (shown(CallerField.NAME)) {
            case CLEAR -> caller.name();
            case MASKED -> caller.maskedName();
            case HIDDEN -> "匿名";
        };
    }

    /** Masked at best: the whole number is a field of its own. */
    String number() {
        return hidesNumber() ? "匿名" : caller.maskedNumber();
    }

    boolean hidesNumber() {
        return shown(CallerField.NUMBER) == Shown.HIDDEN;
    }

    String contactMasked() {
        return shown(CallerField.CONTACT) == Shown.HIDDEN ? "" : caller.maskedContact();
    }

    String identityMasked() {
        return shown(CallerField.IDENTITY_NUMBER) == Shown.HIDDEN ? "" : caller.maskedIdentityNumber();
    }

    private Shown shown(CallerField field) {
        return fields.getOrDefault(field, Shown.HIDDEN);
    }

    Disclosure disclosure(LookKind kind, UUID ticket) {
        return new Disclosure(kind, List.of(ticket), present(Shown.CLEAR), present(Shown.MASKED), "", null);
    }

    /** What is empty nobody saw. */
    private Set<CallerField> present(Shown how) {
        Set<CallerField> present = EnumSet.noneOf(CallerField.class);
        fields.forEach((field, shown) -> {
            if (shown == how && !valueOf(field).isEmpty()) {
                present.add(field);
            }
        });
        return present;
    }

    private String valueOf(CallerField field) {
        return switch (field) {
            case NAME -> caller.name();
            case NUMBER -> caller.number().isEmpty() ? caller.maskedNumber() : caller.number();
            case CONTACT -> caller.contact();
            case IDENTITY_NUMBER -> caller.identityNumber();
        };
    }
}

package hotline.desktop.operation;

import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Problem;
import hotline.desktop.http.ProblemException;
import hotline.desktop.http.Reply;
import hotline.desktop.person.Person;
import hotline.desktop.store.LookKind;
import hotline.regulation.disclosure.DisclosureRule;
import hotline.regulation.disclosure.Viewer;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.Ticket;

/** Between the HTTP request and the tickets room: who acts, what they may see, what a refusal looks like. */
final class TicketDesk {

    private TicketDesk() {}

    static Actor actor(Person person) {
        if (person.is(hotline.desktop.person.Role.UNIT)) {
            String unitId = person.unitId();
            if (unitId == null) {
                throw Problem.forbidden("您的帐号没有所属单位，请联系管理员").asException();
            }
            return Actor.ofUnit(person.name(), unitId);
        }
        return new Actor(person.name(), role(person));
    }

    /** The most powerful one of the roles held. */
    private static Role role(Person person) {
        if (person.is(hotline.desktop.person.Role.REVIEWER)) {
            return Role.REVIEWER;
        }
        if (person.is(hotline.desktop.person.Role.SUPERVISOR)) {
            return Role.SUPERVISOR;
        }
        return person.is(hotline.desktop.person.Role.AGENT) ? Role.AGENT : Role.ADMINISTRATOR;
    }

    static Act act(ApiRequest request) {
        Act act = Act.by(actor(request.person()), request.uuid("id"));
        Long version = request.body().getLong("version");
        return version == null ? act : act.seeing(version);
    }

    static Reply reply(ApiRequest request, Result result) {
        return switch (result) {
            case Result.Done done -> Reply.ok(view(request.person(), done.ticket(), LookKind.ACT));
            case Result.Refused refused -> throw problem(refused);
        };
    }

    static TicketView view(Person reader, Ticket ticket, LookKind kind) {
        return TicketView.of(ticket, CallerShown.to(reader, ticket), kind);
    }

    /** In what relation to the ticket somebody reads it (Article 24). */
    static Viewer viewer(Person reader, Ticket ticket) {
        if (reader.is(hotline.desktop.person.Role.UNIT)) {
            var lead = ticket.assignment();
            return lead != null && lead.unitId().equals(reader.unitId()) ? Viewer.LEAD_UNIT : Viewer.ASSISTING_UNIT;
        }
        return ticket.intake().isTakenBy(reader.name()) ? Viewer.HOLDER : Viewer.HOTLINE;
    }

    static DisclosureRule.Facts facts(Ticket ticket) {
        return new DisclosureRule.Facts(
                ticket.state(), ticket.caller().anonymous(), ticket.matter().identityNeed());
    }

    static ProblemException problem(Result.Refused refused) {
        Problem problem = switch (refused.why()) {
            case NOT_FOUND -> Problem.notFound(refused.reason());
            case FORBIDDEN -> Problem.forbidden(refused.reason());
            case STALE -> Problem.conflict("version-conflict", refused.reason());
            case STATE -> Problem.conflict("wrong-state", refused.reason());
            case RULE, INPUT -> Problem.refused(refused.reason());
        };
        return problem.citing(refused.article()).at(refused.field()).asException();
    }
}

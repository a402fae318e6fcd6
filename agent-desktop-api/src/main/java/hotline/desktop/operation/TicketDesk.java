package hotline.desktop.operation;

import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Problem;
import hotline.desktop.http.ProblemException;
import hotline.desktop.http.Reply;
import hotline.desktop.person.Person;
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
            case Result.Done done -> Reply.ok(view(request.person(), done.ticket()));
            case Result.Refused refused -> throw problem(refused);
        };
    }

    static TicketView view(Person reader, Ticket ticket) {
        return TicketView.of(ticket, isOwn(reader, ticket));
    }

    /** Article 24: an agent sees the personal data of the own call or ticket. */
    static boolean isOwn(Person reader, Ticket ticket) {
        return ticket.intake().isTakenBy(reader.name());
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

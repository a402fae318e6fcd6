package hotline.desktop.operation;

import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.kernel.Ids;
import hotline.kernel.PhoneNumber;
import hotline.regulation.Channel;
import hotline.tickets.Act;
import hotline.tickets.Actor;
import hotline.tickets.DispatchOrder;
import hotline.tickets.NewDraft;
import hotline.tickets.Result;
import hotline.tickets.ReviewDecision;
import hotline.tickets.Ticket;
import hotline.tickets.TicketQueries;
import hotline.tickets.Tickets;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What is done to tickets. The tickets room decides; here are only the words of HTTP. */
public final class TicketOperations implements Operations {

    private final Tickets tickets;
    private final TicketQueries queries;
    private final Ids ids;

    public TicketOperations(Tickets tickets, TicketQueries queries, Ids ids) {
        this.tickets = tickets;
        this.queries = queries;
        this.ids = ids;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.ofEntries(
                Map.entry("createTicket", this::create),
                Map.entry("saveDraft", this::saveDraft),
                Map.entry("takeTicket", act(request -> tickets.take(TicketDesk.act(request)))),
                Map.entry("acceptTicket", act(request -> tickets.accept(TicketDesk.act(request)))),
                Map.entry("refuseTicket", act(this::refuse)),
                Map.entry("dispatchTicket", act(this::dispatch)),
                Map.entry("signTicket", act(request -> tickets.sign(TicketDesk.act(request)))),
                Map.entry("replyTicket", act(this::answer)),
                Map.entry("reviewTicket", act(this::review)),
                Map.entry("followUpTicket", act(this::followUp)),
                Map.entry("redoTicket", act(this::redo)));
    }

    private interface Doing {
        Result on(ApiRequest request);
    }

    private static Operation act(Doing doing) {
        return request -> TicketDesk.reply(request, doing.on(request));
    }

    private Reply create(ApiRequest request) {
        JsonObject form = request.body();
        Channel channel = Channel.valueOf(form.getString("channel"));
        PhoneNumber caller = PhoneNumber.parse(form.getString("callerNumber", ""));
        if (caller.kind() == PhoneNumber.Kind.UNUSABLE) {
            throw Problem.invalid("诉求人号码无效", "callerNumber").asException();
        }
        Actor actor = TicketDesk.actor(request.person());
        Ticket opened = tickets.openDraft(new NewDraft(ids.next(), channel, null, caller, actor.id()));
        Act act = Act.by(actor, opened.id()).seeing(opened.version());
        Result saved = tickets.saveDraft(act, TicketForms.draft(form, opened.matter(), opened.caller()));
        return switch (TicketDesk.reply(request, saved)) {
            case Reply.Body body -> Reply.created(body.body());
            case Reply other -> other;
        };
    }

    private Reply saveDraft(ApiRequest request) {
        Act act = TicketDesk.act(request);
        Ticket before = queries.find(act.ticketId(), act.actor())
                .orElseThrow(() -> Problem.notFound("没有这张工单").asException());
        CallerShown shown = CallerShown.to(request.person(), before);
        var fields =
                TicketForms.draft(TicketForms.withoutMasks(request.body(), shown), before.matter(), before.caller());
        return TicketDesk.reply(request, tickets.saveDraft(act, fields));
    }

    private Result refuse(ApiRequest request) {
        JsonObject form = request.body();
        return tickets.refuse(
                TicketDesk.act(request), TicketForms.ground(form.getString("ground")), form.getString("explanation"));
    }

    private Result dispatch(ApiRequest request) {
        JsonObject form = request.body();
        String topic = request.text("topic");
        return tickets.dispatch(
                TicketDesk.act(request),
                new DispatchOrder(
                        form.getString("unitId"),
                        form.getString("basis"),
                        TicketForms.texts(form, "assisting"),
                        topic.isEmpty() ? null : topic,
                        request.text("deviation"),
                        form.getInteger("limitDays"),
                        request.text("limitBasis")));
    }

    private Result answer(ApiRequest request) {
        JsonObject form = request.body();
        return tickets.reply(TicketDesk.act(request), TicketForms.reply(form), form.getString("answer", ""));
    }

    private Result review(ApiRequest request) {
        JsonObject form = request.body();
        ReviewDecision decision = ReviewDecision.valueOf(form.getString("decision"));
        return tickets.review(TicketDesk.act(request), decision, form.getString("note", ""));
    }

    private Result followUp(ApiRequest request) {
        JsonObject form = request.body();
        return tickets.followUp(TicketDesk.act(request), form.getBoolean("satisfied"), form.getString("note", ""));
    }

    private Result redo(ApiRequest request) {
        return tickets.redo(TicketDesk.act(request), request.body().getString("note"));
    }
}

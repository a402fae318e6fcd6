package hotline.desktop.operation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.desktop.ledger.Disclosing;
import hotline.desktop.ledger.Disclosure;
import hotline.desktop.store.LookKind;
import hotline.regulation.EmergencyDesk;
import hotline.tickets.FiledPaper;
import hotline.tickets.KnowledgeItem;
import hotline.tickets.Result;
import hotline.tickets.TicketEndings;
import hotline.tickets.TicketFile;
import hotline.tickets.TicketFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ways a ticket ends other than by a unit's reply, and its file. */
public final class EndingOperations implements Operations {

    private record Turn(
            String party,
            String partyName,
            String doing,
            @Nullable Instant until) {}

    private record Linked(UUID id, String number, String stateName, boolean parent) {}

    private record File(
            Turn responsible,
            @Nullable Instant callBackBy,
            List<PaperView> papers,
            List<Linked> merged,
            @JsonIgnore Disclosure disclosure)
            implements Disclosing {

        static File of(UUID ticket, TicketFile file, Map<String, String> names) {
            var turn = file.responsible();
            return new File(
                    new Turn(turn.party().name(), turn.party().chinese(), turn.doing(), turn.until()),
                    file.callBackBy(),
                    file.papers().stream()
                            .map(paper -> PaperView.of(paper, file.papers(), names))
                            .toList(),
                    file.merged().stream()
                            .map(one -> new Linked(
                                    one.id(), one.number(), one.state().chinese(), one.parent()))
                            .toList(),
                    Disclosure.ofPapers(LookKind.VIEW, ticket));
        }
    }

    private interface Doing {
        Result on(ApiRequest request);
    }

    private final TicketEndings endings;
    private final TicketFiles files;
    private final ActorNames names;

    public EndingOperations(TicketEndings endings, TicketFiles files, ActorNames names) {
        this.endings = endings;
        this.files = files;
        this.names = names;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "answerTicket", act(this::answer),
                "passOnPraise", act(request -> endings.passOnPraise(TicketDesk.act(request), request.text("unitId"))),
                "handOverTicket", act(this::handOver),
                "calledBack", act(request -> endings.calledBack(TicketDesk.act(request), request.text("reason"))),
                "escalateTicket",
                        act(request -> endings.escalate(
                                TicketDesk.act(request), request.text("unitId"), request.text("note"))),
                "proposeClose", act(request -> endings.proposeClose(TicketDesk.act(request), request.text("reason"))),
                "decideClose", act(this::decideClose),
                "mergeTicket",
                        act(request -> endings.merge(
                                TicketDesk.act(request), request.text("parentNumber"), request.text("reason"))),
                "unmergeTicket", act(request -> endings.unmerge(TicketDesk.act(request), request.text("reason"))),
                "ticketFile", this::file);
    }

    private static Operation act(Doing doing) {
        return request -> TicketDesk.reply(request, doing.on(request));
    }

    private Result answer(ApiRequest request) {
        KnowledgeItem item =
                new KnowledgeItem(request.text("itemId"), request.text("itemTitle"), request.text("itemVersion"));
        return endings.answer(TicketDesk.act(request), item, request.text("told"));
    }

    private Result decideClose(ApiRequest request) {
        boolean agreed = request.body().getBoolean("agreed");
        return endings.decideClose(TicketDesk.act(request), agreed, request.text("note"));
    }

    private Result handOver(ApiRequest request) {
        return endings.handOver(
                TicketDesk.act(request),
                EmergencyDesk.valueOf(request.text("desk")),
                request.text("reason"),
                request.body().getString("callId"));
    }

    private Reply file(ApiRequest request) {
        UUID id = request.uuid("id");
        TicketFile file = files.of(id, TicketDesk.actor(request.person()))
                .orElseThrow(() -> Problem.notFound("没有这张工单").asException());
        return Reply.ok(File.of(id, file, names.of(file.papers().stream().map(FiledPaper::actorId))));
    }
}

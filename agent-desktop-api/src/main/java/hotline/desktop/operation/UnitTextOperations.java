package hotline.desktop.operation;

import hotline.desktop.audit.AuditTrail;
import hotline.desktop.http.ApiRequest;
import hotline.desktop.http.Operation;
import hotline.desktop.http.Problem;
import hotline.desktop.http.Reply;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Role;
import hotline.tickets.unit.UnitReach;
import hotline.tickets.unit.UnitReach.NumbersChange;
import hotline.tickets.unit.UnitTexts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where units are warned by SMS (Art 27(1)): an administrator registers it, who watches over units sees whether it works. */
public final class UnitTextOperations implements Operations {

    private record All(List<Reach> units) {}

    private record History(List<NumbersChange> changes) {}

    private record Copy(String phone, Instant at, UnitReach.State state, String failure, boolean despiteOptOut) {
        static Copy of(UnitReach.Copy copy) {
            return new Copy(copy.phone(), copy.gatheredAt(), copy.state(), copy.failure(), copy.despiteOptOut());
        }
    }

    private record Reach(
            String unitId,
            String unitName,
            List<String> numbers,
            int waiting,
            @Nullable Instant waitingSince,
            boolean withoutNumber,
            boolean unreached,
            List<Copy> last) {
        static Reach of(UnitReach reach) {
            return new Reach(
                    reach.unitId(),
                    reach.unitName(),
                    reach.numbers(),
                    reach.waiting(),
                    reach.waitingSince(),
                    reach.isWithoutNumber(),
                    reach.isUnreached(),
                    reach.last().stream().map(Copy::of).toList());
        }
    }

    private final UnitTexts texts;
    private final AuditTrail audit;

    public UnitTextOperations(UnitTexts texts, AuditTrail audit) {
        this.texts = texts;
        this.audit = audit;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "unitTexts", _ -> all(),
                "unitNumbers", this::history,
                "registerUnitNumbers", this::register);
    }

    private Reply all() {
        return Reply.ok(new All(texts.all().stream().map(Reach::of).toList()));
    }

    private Reply history(ApiRequest request) {
        return texts.history(request.path("unit"))
                .map(changes -> Reply.ok(new History(changes)))
                .orElseThrow(() -> Problem.notFound("没有这个承办单位，或者已经撤销").asException());
    }

    private Reply register(ApiRequest request) {
        String unitId = request.path("unit");
        List<String> numbers = request.body().getJsonArray("numbers").stream()
                .map(String::valueOf)
                .toList();
        Actor administrator = new Actor(request.person().name(), Role.ADMINISTRATOR);
        Optional<Result.Refused> refused = texts.register(unitId, numbers, administrator);
        if (refused.isPresent()) {
            throw TicketDesk.problem(refused.get());
        }
        audit.note(request.person(), "unit.numbers", "unit:" + unitId, numbers.size() + " 个号码");
        return all();
    }
}

package hotline.desktop.fake;

import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.unit.UnitReach;
import hotline.tickets.unit.UnitReach.NumbersChange;
import hotline.tickets.unit.UnitTexts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One unit whose latest text reached nobody. */
public final class FakeUnitTexts implements UnitTexts {

    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");

    private volatile NumbersChange change = new NumbersChange(List.of("13800000001"), AT, "admin");

    @Override
    public List<UnitReach> all() {
        return List.of(new UnitReach(
                "cg",
                "市城市管理委员会",
                change.numbers(),
                change,
                2,
                AT,
                List.of(new UnitReach.Copy(
                        new UUID(0, 1), "13800000001", AT, UnitReach.State.FAILED, "短信网关拒收，错误码11", true))));
    }

    @Override
    public Optional<List<NumbersChange>> history(String unitId) {
        return unitId.equals("cg") ? Optional.of(List.of(change)) : Optional.empty();
    }

    @Override
    public Optional<Result.Refused> register(String unitId, List<String> numbers, Actor actor) {
        if (!unitId.equals("cg")) {
            return Optional.of(new Result.Refused(Result.Why.NOT_FOUND, "没有这个承办单位，或者已经撤销", null, null));
        }
        change = new NumbersChange(numbers, AT, actor.id());
        return Optional.empty();
    }

    @Override
    public void sentDespiteOptOut(UUID textId) {}

    @Override
    public void finished(UUID textId, Instant at, String failure) {}
}

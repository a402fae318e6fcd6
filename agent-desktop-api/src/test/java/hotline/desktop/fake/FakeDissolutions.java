package hotline.desktop.fake;

import hotline.regulation.TicketState;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.unit.Dissolution;
import hotline.tickets.unit.DissolutionPreview;
import hotline.tickets.unit.UnitDissolutions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One unit that was merged, and one that is no more as soon as a test says so. */
public final class FakeDissolutions implements UnitDissolutions {

    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");

    /** Empty for none. */
    public volatile String gone = "";

    @Override
    public Optional<DissolutionPreview> preview(String unitId) {
        return unitId.equals("cg")
                ? Optional.of(new DissolutionPreview(
                        Map.of(TicketState.IN_PROGRESS, 3),
                        2,
                        1,
                        List.of(new Entry("占道经营", "", "cg", null, "权责清单")),
                        List.of("市政管理处"),
                        4))
                : Optional.empty();
    }

    @Override
    public Optional<Result.Refused> dissolve(Order order, Actor actor) {
        return order.unitId().equals("cg")
                ? Optional.empty()
                : Optional.of(new Result.Refused(Result.Why.NOT_FOUND, "没有这个承办单位，或者已经撤销", null, null));
    }

    @Override
    public Optional<Result.Refused> withdraw(String unitId, Actor actor) {
        return unitId.equals("cg")
                ? Optional.empty()
                : Optional.of(new Result.Refused(Result.Why.STATE, "没有可以撤回的撤并", null, null));
    }

    @Override
    public List<Dissolution> all() {
        return List.of(new Dissolution(
                "cg", "市城市管理委员会", "zj", "市住房和城乡建设局", LocalDate.of(2026, 12, 1), "市编〔2026〕8号", AT, "admin", null, 3));
    }

    @Override
    public boolean isDissolved(String unitId) {
        return unitId.equals(gone);
    }
}

package hotline.desktop.fake;

import hotline.regulation.FastLane;
import hotline.regulation.UnitNature;
import hotline.regulation.time.StatedLimit;
import hotline.tickets.Actor;
import hotline.tickets.Result;
import hotline.tickets.Unit;
import hotline.tickets.catalogue.Catalogue;
import hotline.tickets.catalogue.CatalogueAnswer;
import hotline.tickets.catalogue.CatalogueFile;
import hotline.tickets.catalogue.DispatchCatalogue;
import hotline.tickets.catalogue.Entry;
import hotline.tickets.catalogue.Objection;
import hotline.tickets.catalogue.Objection.Named;
import hotline.tickets.catalogue.ObjectionAnswer;
import hotline.tickets.catalogue.Suggestions;
import hotline.tickets.catalogue.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version with one line, and one objection to it. */
public final class FakeCatalogue implements DispatchCatalogue {

    public static final UUID OBJECTION = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    private static final Instant AT = Instant.parse("2026-11-24T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final List<Unit> UNITS = List.of(new Unit("cg", "市城市管理委员会", "", "", UnitNature.ORDINARY, null));
    private static final Topic TOPIC =
            new Topic("占道经营", null, List.of("占道"), FastLane.OCCUPIED_ROAD, new StatedLimit(15, "《某条例》第三条"));
    private static final Entry ENTRY = new Entry("占道经营", "450302", "cg", "cg", "权责清单");
    private static final Catalogue STANDING =
            new Catalogue(new Catalogue.Version(3, DAY, "调整", "shenhe", AT), List.of(TOPIC), List.of(ENTRY));

    @Override
    public Optional<Catalogue> inForce() {
        return Optional.of(STANDING);
    }

    @Override
    public Optional<Catalogue> version(long version) {
        return version == 3 ? inForce() : Optional.empty();
    }

    @Override
    public List<Catalogue.Version> versions() {
        return List.of(STANDING.version());
    }

    @Override
    public Optional<byte[]> file(long version) {
        return version(version).map(catalogue -> CatalogueFile.write(catalogue, UNITS));
    }

    @Override
    public CataloguePreview preview(byte[] file) {
        CatalogueFile.Reading reading = CatalogueFile.read(file, UNITS, DAY);
        return new CataloguePreview(
                reading.draft(),
                reading.faults(),
                List.of(new Change(Change.Kind.MOVED, "占道经营", "450302", "市城市管理委员会（权责清单）", "市公安局（权责清单）")),
                1,
                3);
    }

    @Override
    public CatalogueAnswer add(byte[] file, long seenVersion, Actor actor) {
        return seenVersion == 3 ? made(actor, "导入") : stale();
    }

    private static CatalogueAnswer made(Actor actor, String note) {
        return new CatalogueAnswer.Made(new Catalogue.Version(4, DAY, note, actor.id(), AT));
    }

    private static CatalogueAnswer stale() {
        return new CatalogueAnswer.Refused(new Result.Refused(Result.Why.STALE, "请重新预览后再提交", null, null));
    }

    @Override
    public CatalogueAnswer change(Entry entry, String note, long seenVersion, Actor actor) {
        return seenVersion == 3 ? made(actor, note) : stale();
    }

    @Override
    public Optional<Suggestions> suggest(UUID ticketId, @Nullable String topic, Actor reader) {
        return ticketId.equals(FakeTickets.DRAFT_OF_1001)
                ? Optional.of(new Suggestions(
                        3L,
                        "占道经营",
                        List.of(new Catalogue.Recognised(TOPIC, List.of("占道"))),
                        List.of(new Suggestions.Suggested(
                                "cg", "市城市管理委员会", "jt", "市交通运输局", "权责清单", true, "派单目录第3版：占道经营×秀峰区→市城市管理委员会")),
                        TOPIC.lane(),
                        TOPIC.limit(),
                        AT))
                : Optional.empty();
    }

    @Override
    public ObjectionAnswer object(NewObjection objection, Actor actor) {
        return objection.topic().equals("占道经营")
                ? new ObjectionAnswer.Done(objection(null))
                : new ObjectionAnswer.Refused(
                        new Result.Refused(Result.Why.NOT_FOUND, "现行派单目录里没有派往本单位的这一条，请刷新后再看", null, null));
    }

    @Override
    public ObjectionAnswer decide(UUID objection, boolean upheld, String reason, @Nullable String unitId, Actor actor) {
        return objection.equals(OBJECTION)
                ? new ObjectionAnswer.Done(
                        objection(new Objection.Decided(upheld, reason, AT, actor.id(), upheld ? 4L : null)))
                : new ObjectionAnswer.Refused(new Result.Refused(Result.Why.NOT_FOUND, "没有这件派单异议", null, null));
    }

    @Override
    public List<Objection> objections(Actor reader) {
        return List.of(objection(null));
    }

    private static Objection objection(Objection.@Nullable Decided decided) {
        return new Objection(
                OBJECTION,
                3,
                "占道经营",
                "450302",
                new Named("cg", "市城市管理委员会"),
                "不属本单位职责",
                "三定规定",
                new Named("jt", "市交通运输局"),
                FakeTickets.DRAFT_OF_1001,
                "4503261124010000017",
                AT,
                "unit-cg",
                decided);
    }
}

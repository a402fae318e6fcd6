package hotline.tickets.catalogue;

import hotline.regulation.Area;
import org.jspecify.annotations.Nullable;

/**
 * One line of the catalogue.
 *
 * @param area a code of an area; empty for the whole city
 * @param assisting a unit that assists; null when none does
 * @param basis law, 三定 or 权责清单 (Art 12(2))
 */
public record Entry(
        String topic, String area, String unitId, @Nullable String assisting, String basis) {

    /** {@code 噪声扰民×秀峰区}. */
    public String chinese() {
        return topic + "×" + areaName(area);
    }

    public static String areaName(String area) {
        return area.isEmpty() ? "全市" : Area.of(area).map(Area::chinese).orElse(area);
    }

    boolean isFor(String wantedTopic, String wantedArea) {
        return topic.equals(wantedTopic) && area.equals(wantedArea);
    }
}

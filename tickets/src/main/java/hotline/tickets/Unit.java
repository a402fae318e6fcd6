package hotline.tickets;

import hotline.regulation.UnitNature;
import org.jspecify.annotations.Nullable;

/**
 * 承办单位.
 *
 * @param phone for 突发, where the unit is called at once (Art 12(2))
 * @param area the county whose calendar binds it; empty for the city's
 * @param parentId whom it belongs to; null when it stands by itself
 */
public record Unit(
        String id,
        String name,
        String phone,
        String area,
        UnitNature nature,
        @Nullable String parentId) {}

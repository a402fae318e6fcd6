package hotline.tickets;

/**
 * 承办单位.
 *
 * @param phone for 突发, where the unit is called at once (Art 12(2))
 * @param area the county whose calendar binds it; empty for the city's
 */
public record Unit(String id, String name, String phone, String area) {}

package hotline.telephony.routing;

/**
 * What a queue asks of an agent at one stage of waiting.
 *
 * @param required without these an agent never gets the call
 * @param preferred agents who have more of these come first
 */
public record Demand(Skills required, Skills preferred) {

    public static final Demand ANYONE = new Demand(Skills.NONE, Skills.NONE);
}

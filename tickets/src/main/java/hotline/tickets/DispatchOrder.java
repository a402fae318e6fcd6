package hotline.tickets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 派单: where to, and by what.
 *
 * @param basis law, 三定 or 权责清单 (Art 12(2))
 * @param assisting units that hand their opinion to the leading one (Art 20), each once, at most a few
 * @param topic the catalogue's matter that the dispatcher chose; null leaves recognising it to the software
 * @param deviation why not by the catalogue, or past the city's unit of a vertical agency; empty when there is nothing to explain
 * @param limitDays working days that another law states (Art 13(2)8), with {@code limitBasis}; null for the usual limit
 */
public record DispatchOrder(
        String unitId,
        String basis,
        List<String> assisting,
        @Nullable String topic,
        String deviation,
        @Nullable Integer limitDays,
        String limitBasis) {

    public DispatchOrder {
        assisting = List.copyOf(assisting);
        deviation = deviation.strip();
        limitBasis = limitBasis.strip();
    }

    public static DispatchOrder to(String unitId, String basis) {
        return new DispatchOrder(unitId, basis, List.of(), null, "", null, "");
    }

    public DispatchOrder assistedBy(List<String> units) {
        return new DispatchOrder(unitId, basis, units, topic, deviation, limitDays, limitBasis);
    }

    public DispatchOrder about(String chosenTopic) {
        return new DispatchOrder(unitId, basis, assisting, chosenTopic, deviation, limitDays, limitBasis);
    }

    public DispatchOrder because(String why) {
        return new DispatchOrder(unitId, basis, assisting, topic, why, limitDays, limitBasis);
    }

    public DispatchOrder within(int workingDays, String law) {
        return new DispatchOrder(unitId, basis, assisting, topic, deviation, workingDays, law);
    }
}

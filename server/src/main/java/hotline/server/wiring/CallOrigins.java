package hotline.server.wiring;

import hotline.desktop.stream.CallPop;
import hotline.regulation.Channel;
import hotline.telephony.call.CallId;
import hotline.telephony.call.JointService;
import hotline.telephony.call.QueueId;
import hotline.telephony.fact.Fact;
import hotline.telephony.routing.LeaderDuty;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Through which channel (Art 12(1), 18, 23) each live call came: what its ticket will be marked with. */
public final class CallOrigins implements Consumer<Fact> {

    private final Map<CallId, QueueId> queues = new ConcurrentHashMap<>();
    private final Map<CallId, Fact.CallFromDesk> desks = new ConcurrentHashMap<>();

    @Override
    public void accept(Fact fact) {
        switch (fact) {
            case Fact.CallQueued queued -> queues.put(queued.call(), queued.queue());
            case Fact.CallFromDesk from -> desks.put(from.call(), from);
            case Fact.CallEnded ended -> {
                queues.remove(ended.call());
                desks.remove(ended.call());
            }
            default -> {
                // They change nothing about where the call came from.
            }
        }
    }

    Channel of(CallId call) {
        return channel(
                Optional.ofNullable(queues.get(call)),
                Optional.ofNullable(desks.get(call)).map(Fact.CallFromDesk::service));
    }

    /** For the agent who is about to pick up. */
    Optional<CallPop.Notice> notice(CallId call) {
        return Optional.ofNullable(desks.get(call))
                .map(from -> new CallPop.Notice(
                        "JOINT_DESK",
                        from.service().title() + " 联动席来电（" + from.seat() + "）：渠道 " + of(call).code() + "，对方可把诉求人移交给您"))
                .or(() -> of(call) == Channel.ROTATING_LEADER
                        ? Optional.of(new CallPop.Notice("LEADER", "领导接听：渠道 14"))
                        : Optional.empty());
    }

    /**
     * @param queue the last one that the call waited in
     * @param desk which service's desk called
     */
    static Channel channel(Optional<QueueId> queue, Optional<JointService> desk) {
        return desk.map(CallOrigins::channel)
                .orElseGet(() ->
                        queue.filter(LeaderDuty.QUEUE::equals).isPresent() ? Channel.ROTATING_LEADER : Channel.PHONE);
    }

    private static Channel channel(JointService service) {
        return switch (service) {
            case POLICE -> Channel.POLICE_110;
            case FIRE -> Channel.FIRE_119;
            case AMBULANCE -> Channel.AMBULANCE_120;
            case TRAFFIC -> Channel.TRAFFIC_122;
        };
    }
}

package hotline.server.wiring;

import hotline.desktop.stream.AgentNotice;
import hotline.telephony.call.StateOrder;
import hotline.telephony.fact.Fact;

/** What a supervisor ordered, as the agent reads it. */
final class Orders {

    private Orders() {}

    static AgentNotice notice(Fact.AgentOrdered ordered) {
        String reason = ordered.reason().isBlank() ? "" : "，原因：" + ordered.reason();
        String what = ordered.order() == StateOrder.READY && ordered.later()
                ? "撤回了此前的安排，通话结束后照常工作"
                : (ordered.later() ? "安排您在本次通话结束后" : "已将您的状态设为")
                        + ordered.order().chinese();
        return AgentNotice.of("ORDERED", "班长 " + ordered.supervisor() + " " + what + reason);
    }
}

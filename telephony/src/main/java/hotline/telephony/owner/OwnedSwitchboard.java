package hotline.telephony.owner;

import hotline.telephony.CallTrace;
import hotline.telephony.Result;
import hotline.telephony.RoomSnapshot;
import hotline.telephony.Switchboard;
import hotline.telephony.TalkWish;
import hotline.telephony.call.AgentId;
import hotline.telephony.call.CallId;
import hotline.telephony.call.Extension;
import hotline.telephony.call.OutgoingCall;
import hotline.telephony.call.StateOrder;
import hotline.telephony.call.SupervisionMode;
import hotline.telephony.core.Input;
import hotline.telephony.routing.Routing;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The switchboard: every wish becomes an input. */
public record OwnedSwitchboard(Owner owner) implements Switchboard {

    @Override
    public CompletionStage<Result> signIn(AgentId agent, Extension extension) {
        return owner.ask(new Input.SignIn(agent, extension));
    }

    @Override
    public CompletionStage<Result> ready(AgentId agent) {
        return owner.ask(new Input.MakeReady(agent));
    }

    @Override
    public CompletionStage<Result> takeBreak(AgentId agent, String reason) {
        return owner.ask(new Input.TakeBreak(agent, reason));
    }

    @Override
    public CompletionStage<Result> signOut(AgentId agent) {
        return owner.ask(new Input.SignOut(agent));
    }

    @Override
    public CompletionStage<Result> finishWrapUp(AgentId agent) {
        return owner.ask(new Input.FinishWrapUp(agent));
    }

    @Override
    public CompletionStage<Result> extendWrapUp(AgentId agent) {
        return owner.ask(new Input.ExtendWrapUp(agent));
    }

    @Override
    public CompletionStage<Result> order(AgentId supervisor, AgentId agent, StateOrder order, String reason) {
        return owner.ask(new Input.OrderAgent(supervisor, agent, order, reason));
    }

    @Override
    public void desktop(AgentId agent, boolean open) {
        owner.post(new Input.DesktopChanged(agent, open));
    }

    @Override
    public CompletionStage<Result> hangUp(AgentId agent) {
        return owner.ask(new Input.HangUp(agent));
    }

    @Override
    public CompletionStage<Result> route(Routing routing) {
        return owner.ask(new Input.ConfigureRouting(routing));
    }

    @Override
    public CompletionStage<Result> talk(AgentId agent, TalkWish wish) {
        return owner.ask(new Input.OfTalk(agent, wish));
    }

    @Override
    public CompletionStage<Result> callOut(AgentId agent, String number, OutgoingCall out) {
        return owner.ask(new Input.CallOut(agent, number, out));
    }

    @Override
    public CompletionStage<Result> relay(String staff, String number, OutgoingCall out) {
        return owner.ask(new Input.Relay(staff, number, out));
    }

    @Override
    public CompletionStage<Result> supervise(AgentId supervisor, Extension phone, AgentId agent, SupervisionMode mode) {
        return owner.ask(new Input.Supervise(supervisor, phone, agent, mode));
    }

    @Override
    public CompletionStage<Result> recordAgain(CallId call, String file) {
        return owner.ask(new Input.TrackStalled(call, file));
    }

    @Override
    public CompletionStage<RoomSnapshot> snapshot() {
        return owner.snapshot();
    }

    @Override
    public CompletionStage<Optional<CallTrace>> debug(CallId call) {
        return owner.debug(call);
    }
}

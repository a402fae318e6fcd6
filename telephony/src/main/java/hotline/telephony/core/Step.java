package hotline.telephony.core;

import hotline.telephony.Result;
import hotline.telephony.call.CallId;
import hotline.telephony.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one input led to: filled while it is handled, read afterwards. */
public final class Step {

    /** A line for the log and for the call's trace. */
    public record Move(CallId call, String what) {}

    private final List<Fact> facts = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();
    private final List<Move> moves = new ArrayList<>();
    private @Nullable Result result;

    void publish(Fact fact) {
        facts.add(fact);
    }

    void command(Command command) {
        commands.add(command);
    }

    void moved(CallId call, String what) {
        moves.add(new Move(call, what));
    }

    void answer(Result answer) {
        result = answer;
    }

    public List<Fact> facts() {
        return facts;
    }

    public List<Command> commands() {
        return commands;
    }

    public List<Move> moves() {
        return moves;
    }

    /** The answer to the person who asked; empty for inputs that nobody waits for. */
    public Optional<Result> result() {
        return Optional.ofNullable(result);
    }
}

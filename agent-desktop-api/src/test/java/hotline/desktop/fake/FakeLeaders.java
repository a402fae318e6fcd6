package hotline.desktop.fake;

import hotline.desktop.port.Answer;
import hotline.desktop.port.LeaderDesk;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps whatever it is told. */
public final class FakeLeaders implements LeaderDesk {

    private final List<Duty> duties = new CopyOnWriteArrayList<>();

    @Override
    public List<Duty> duties() {
        return List.copyOf(duties);
    }

    @Override
    public Answer add(Wish wish, String who) {
        duties.add(new Duty(
                UUID.randomUUID(),
                wish.leader(),
                wish.post(),
                wish.agent(),
                wish.startsAt(),
                wish.endsAt(),
                true,
                false));
        return Answer.done();
    }

    @Override
    public Answer remove(UUID duty, String who) {
        return duties.removeIf(one -> one.id().equals(duty)) ? Answer.done() : Answer.refused("没有这次值守安排");
    }
}

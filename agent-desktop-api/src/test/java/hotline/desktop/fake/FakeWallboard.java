package hotline.desktop.fake;

import hotline.desktop.port.QueueState;
import hotline.desktop.port.Wallboard;
import hotline.desktop.port.WallboardView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One queue with ten callers; nobody worked today. */
public final class FakeWallboard implements Wallboard {

    @Override
    public CompletionStage<WallboardView> now() {
        var figures = new WallboardView.Figures(10, 8, 7, 1, 0, 1, 0.7);
        return CompletableFuture.completedFuture(new WallboardView(
                Instant.EPOCH,
                true,
                Map.of("READY", 2),
                List.of(new WallboardView.Line(new QueueState("general", "人工", 1, 1500, 2, 3), figures, figures)),
                new WallboardView.Line(new QueueState(QueueState.ALL, "全部", 1, 1500, 2, 3), figures, figures),
                new WallboardView.Staff(null, 0, 0),
                new WallboardView.Staff(0.5, 2, 1)));
    }
}

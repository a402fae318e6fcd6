package hotline.desktop.port;

import java.util.concurrent.CompletionStage;

/** The wallboard's figures. */
public interface Wallboard {

    /** Completes within milliseconds. */
    CompletionStage<WallboardView> now();
}

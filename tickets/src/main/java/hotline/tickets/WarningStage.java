package hotline.tickets;

import hotline.regulation.CardGround;
import java.util.Optional;

/** What a unit is told of by SMS (Art 27(1)), in order. */
public enum WarningStage {
    /** 短信预警. */
    DUE_SOON,
    /** 黄牌. */
    YELLOW,
    /** 红牌. */
    RED;

    /** Empty for a paper that units are not texted about. */
    public static Optional<WarningStage> of(Paper paper) {
        return switch (paper) {
            case Paper.Warned warned when warned.warning() == Paper.Warning.DUE_SOON -> Optional.of(DUE_SOON);
            case Paper.Card card -> Optional.of(of(card.ground().colour()));
            default -> Optional.empty();
        };
    }

    private static WarningStage of(CardGround.Colour colour) {
        return switch (colour) {
            case YELLOW -> YELLOW;
            case RED -> RED;
        };
    }
}

package hotline.ops.seed;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Choices with weights; a number of 0–1 chooses one. */
record Pick<T>(List<T> choices, double[] upTo) {

    static <T> Pick<T> of(List<T> choices, ToDoubleFunction<T> weight) {
        double[] upTo = new double[choices.size()];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weight.applyAsDouble(choices.get(i));
            upTo[i] = sum;
        }
        return new Pick<>(choices, upTo);
    }

    /** @param share 0–1, the upper end excluded */
    T at(double share) {
        return choices.get(index(share * upTo[upTo.length - 1]));
    }

    private int index(double point) {
        int found = Arrays.binarySearch(upTo, point);
        return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found + 1);
    }
}

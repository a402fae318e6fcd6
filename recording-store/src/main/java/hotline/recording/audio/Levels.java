package hotline.recording.audio;

/** Loudness of samples seen so far, in dBFS; the constant part (DC) doesn't count, because no codec keeps it. */
public final class Levels {

    public static final double SILENCE = -120;
    private static final double FULL_SCALE = 32768;

    private long count;
    private double sum;
    private double sumOfSquares;
    private int peak;

    public void add(int sample) {
        count++;
        sum += sample;
        sumOfSquares += (double) sample * sample;
        peak = Math.max(peak, Math.abs(sample));
    }

    public long count() {
        return count;
    }

    /** Effective level; {@link #SILENCE} when nothing or only silence was seen. */
    public double rms() {
        if (count == 0) {
            return SILENCE;
        }
        double mean = sum / count;
        return decibel(Math.sqrt(Math.max(0, sumOfSquares / count - mean * mean)));
    }

    public double peak() {
        return decibel(peak);
    }

    public Loudness loudness() {
        return new Loudness(rms(), peak());
    }

    private static double decibel(double amplitude) {
        return amplitude <= 0 ? SILENCE : Math.max(SILENCE, 20 * Math.log10(amplitude / FULL_SCALE));
    }
}

package hotline.recording.audio;

/**
 * How loud a whole track is, in dBFS without its constant part.
 *
 * @param rms effective level; {@link Levels#SILENCE} = digital silence
 * @param peak of the loudest sample
 */
public record Loudness(double rms, double peak) {

    public static final Loudness NOTHING = new Loudness(Levels.SILENCE, Levels.SILENCE);
}

/**
 * Transcoding in processes of their own: native code that breaks on a sound file must not take calls with it, and must
 * not take the processor from them. {@link hotline.recording.worker.Transcoders} is the server's side,
 * {@link hotline.recording.worker.TranscodeWorker} the other.
 */
@org.jspecify.annotations.NullMarked
package hotline.recording.worker;

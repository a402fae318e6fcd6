/** Sound: WAV files as Asterisk leaves them, the common time line, Opus in Ogg through FFmpeg. The only user of org.bytedeco. */
@org.jspecify.annotations.NullMarked
package hotline.recording.audio;

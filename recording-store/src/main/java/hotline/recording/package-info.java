/** Recordings of calls (Art 15): intake, transcoding, integrity, retention, playback. Knows no tickets and no telephony. */
@org.jspecify.annotations.NullMarked
package hotline.recording;

/** The recordings' tables. */
@org.jspecify.annotations.NullMarked
package hotline.recording.store;

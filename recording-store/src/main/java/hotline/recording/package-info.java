@org.jspecify.annotations.NullMarked
package hotline.recording;

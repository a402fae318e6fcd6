/** Citizens who call and people who work, so that every screen of a sandbox lives; bounded and stoppable. */
@org.jspecify.annotations.NullMarked
package hotline.ops.demo;

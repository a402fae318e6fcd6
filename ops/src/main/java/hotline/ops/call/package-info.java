/** One whole life of a call and its tickets, played against a running stack and told with times. */
@org.jspecify.annotations.NullMarked
package hotline.ops.call;

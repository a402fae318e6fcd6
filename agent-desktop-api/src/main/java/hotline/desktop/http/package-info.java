/** From a request to an operation and back: contract, guard, problems, ranges. */
@org.jspecify.annotations.NullMarked
package hotline.desktop.http;

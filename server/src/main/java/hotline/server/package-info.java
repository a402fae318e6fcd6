/** Main and the wiring: the only place that sees every room. */
@org.jspecify.annotations.NullMarked
package hotline.server;

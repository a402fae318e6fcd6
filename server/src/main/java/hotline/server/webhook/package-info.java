/** Telling the channels how their matters go on. */
@org.jspecify.annotations.NullMarked
package hotline.server.webhook;

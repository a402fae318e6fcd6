/** One immutable record per module, parsed once from reference.conf and the operator's file. */
@org.jspecify.annotations.NullMarked
package hotline.server.config;

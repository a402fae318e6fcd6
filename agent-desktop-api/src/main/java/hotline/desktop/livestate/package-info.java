/** State shared between nodes in Redis; the only place with Lettuce. */
@org.jspecify.annotations.NullMarked
package hotline.desktop.livestate;

/** HTTP and WebSocket API of the desktops: contract first, denied unless allowed, everything said in Chinese. */
@org.jspecify.annotations.NullMarked
package hotline.desktop;

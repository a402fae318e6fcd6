/** What the desktop needs of the other rooms: small interfaces that the wiring implements. */
@org.jspecify.annotations.NullMarked
package hotline.desktop.port;

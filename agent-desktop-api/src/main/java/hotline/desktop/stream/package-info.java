/** What desktops are told as it happens, in order, with replay. */
@org.jspecify.annotations.NullMarked
package hotline.desktop.stream;

/** The rooms' ports, filled: each class joins two rooms that do not know each other. */
@org.jspecify.annotations.NullMarked
package hotline.server.wiring;

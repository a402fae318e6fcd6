/** Every clause of the regulation with what carries it; {@code docs/traceability.md} is generated from here. */
@org.jspecify.annotations.NullMarked
package hotline.regulation.clause;

/** The life of a ticket as one table. */
@org.jspecify.annotations.NullMarked
package hotline.regulation.lifecycle;

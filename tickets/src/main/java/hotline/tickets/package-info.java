@org.jspecify.annotations.NullMarked
package hotline.tickets;

/** The operations of the contract. */
@org.jspecify.annotations.NullMarked
package hotline.desktop.operation;

/** Who saw which ticket, when, what of it, and why (Art 24). */
@org.jspecify.annotations.NullMarked
package hotline.desktop.ledger;

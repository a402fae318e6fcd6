/** Who may see what of a caller (Art 24). */
@org.jspecify.annotations.NullMarked
package hotline.regulation.disclosure;

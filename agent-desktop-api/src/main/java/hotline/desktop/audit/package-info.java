/** Who read personal data, and who was denied (Article 24). */
@org.jspecify.annotations.NullMarked
package hotline.desktop.audit;

/** What a unit's reply must contain (Art 13(4)). */
@org.jspecify.annotations.NullMarked
package hotline.regulation.reply;

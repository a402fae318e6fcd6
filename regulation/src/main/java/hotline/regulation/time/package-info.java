/** Time limits with their articles and dates, and due times that explain themselves (Art 13(1)–(2)). */
@org.jspecify.annotations.NullMarked
package hotline.regulation.time;

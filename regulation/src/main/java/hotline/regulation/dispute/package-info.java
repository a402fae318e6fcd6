/** What a unit and the hotline may disagree about: returns, extensions, who leads and who assists (Art 13, 20, 21). */
@org.jspecify.annotations.NullMarked
package hotline.regulation.dispute;

/** What a unit and the hotline may disagree about, and how it is settled (Art 13(2)9, 13(3), 20, 21). */
@org.jspecify.annotations.NullMarked
package hotline.tickets.dispute;

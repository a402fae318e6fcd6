/** The index of tickets and knowledge: the only place that knows Lucene and HanLP. Everything in it can be made again. */
@org.jspecify.annotations.NullMarked
package hotline.tickets.search;

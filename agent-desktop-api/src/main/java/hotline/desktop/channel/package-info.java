/** The systems that hand matters over: their keys, and how often they may ask. */
@org.jspecify.annotations.NullMarked
package hotline.desktop.channel;

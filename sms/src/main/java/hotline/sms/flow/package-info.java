/** The satisfaction conversation (Art 14(2)), step by step. */
@org.jspecify.annotations.NullMarked
package hotline.sms.flow;

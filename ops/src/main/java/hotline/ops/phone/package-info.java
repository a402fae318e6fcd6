/** Real SIP phones as processes of their own: baresip with audio. */
@org.jspecify.annotations.NullMarked
package hotline.ops.phone;

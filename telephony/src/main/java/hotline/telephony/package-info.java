@org.jspecify.annotations.NullMarked
package hotline.telephony;

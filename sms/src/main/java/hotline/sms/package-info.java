@org.jspecify.annotations.NullMarked
package hotline.sms;

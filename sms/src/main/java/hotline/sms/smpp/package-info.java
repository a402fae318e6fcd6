/** SMPP 3.4 by jsmpp; its types stay here. */
@org.jspecify.annotations.NullMarked
package hotline.sms.smpp;

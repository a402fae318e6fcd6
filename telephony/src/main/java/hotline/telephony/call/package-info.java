/** The vocabulary of the telephony room: identifiers and what an agent, an offer, a call can be. */
@org.jspecify.annotations.NullMarked
package hotline.telephony.call;

/** What happened on the telephone: facts in the past tense, published in order by the owner of all call state. */
@org.jspecify.annotations.NullMarked
package hotline.telephony.fact;

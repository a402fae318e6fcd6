/** What must hold before an act: identity, refusal grounds, dispatch basis, evaluation, retention. */
@org.jspecify.annotations.NullMarked
package hotline.regulation.guard;

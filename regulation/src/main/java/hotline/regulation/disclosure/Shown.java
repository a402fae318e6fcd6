package hotline.regulation.disclosure;

/** How a field is shown. */
public enum Shown {
    /** Not at all; an anonymous caller is called 匿名. */
    HIDDEN,
    /** {@code 138****1234}, {@code 张*}. */
    MASKED,
    CLEAR
}

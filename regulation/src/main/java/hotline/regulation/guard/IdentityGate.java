package hotline.regulation.guard;

import hotline.regulation.Article;
import hotline.regulation.Decision;
import hotline.regulation.IdentityNeed;
import hotline.regulation.clause.Clause;

/**
 * Art 12(1): content, name and contact are asked of everyone and withholding the real name is respected, except in
 * four cases that need name, ID number and contact.
 */
@Clause({"12(1)1", "12(1)2", "12(1)3", "12(1)4"})
public final class IdentityGate {

    private static final String REFUSAL = "该事项须提供姓名、身份证号码和联系方式；诉求人拒绝提供或要求保密的，不予受理（第十二条第一项）";

    /**
     * @param contact a number that reaches the caller, or another way
     * @param confidential the caller asked for 匿名
     */
    public record Identity(String name, String identityNumber, String contact, boolean confidential) {}

    private IdentityGate() {}

    public static Decision check(IdentityNeed need, Identity identity) {
        return switch (need) {
            case NONE -> Decision.allowed();
            case PERSONAL_INFORMATION, DISPUTE, LAW, UNIT_RULE -> complete(need, identity);
        };
    }

    private static Decision complete(IdentityNeed need, Identity identity) {
        Article article = Article.of(12, 1, need.item());
        if (identity.confidential()) {
            return Decision.refused(REFUSAL, article, "anonymous");
        }
        if (identity.name().isBlank()) {
            return Decision.refused(REFUSAL, article, "callerName");
        }
        if (identity.contact().isBlank()) {
            return Decision.refused(REFUSAL, article, "contact");
        }
        if (identity.identityNumber().isBlank()) {
            return Decision.refused(REFUSAL, article, "identityNumber");
        }
        return IdentityNumber.isValid(identity.identityNumber())
                ? Decision.allowed()
                : Decision.refused("身份证号码有误，请核对", article, "identityNumber");
    }
}

package hotline.tickets;

/**
 * An item of the knowledge base (Art 16), as it was cited.
 *
 * @param version as it stood then; later versions say something else
 */
public record KnowledgeItem(String id, String title, String version) {}

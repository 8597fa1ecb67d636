package io.jikimi.sources;

/** Names as they may be repeated in a message. */
final class Names {

    private static final String NAME = "[A-Za-z0-9_.-]{1,40}";
    private static final String LIKE_A_TOKEN = "[A-Za-z0-9_-]{20,}\\..*";

    private Names() {}

    /**
     * The name in quotation marks, or the word that stands for it where it could be a secret that
     * was pasted by mistake.
     */
    static String shown(String name, String otherwise) {
        var isSafe = name.matches(NAME) && !name.matches(LIKE_A_TOKEN);
        return isSafe ? "\"" + name + "\"" : otherwise;
    }
}

package io.jikimi.commands;

/** Shortens what Discord would refuse for its length. */
final class Cut {

    private Cut() {}

    /** The text, or its beginning and an ellipsis; never half a character. */
    static String to(int longest, String text) {
        if (text.length() <= longest) {
            return text;
        }
        var half = Character.isHighSurrogate(text.charAt(longest - 2));
        return text.substring(0, longest - (half ? 2 : 1)) + "…";
    }
}

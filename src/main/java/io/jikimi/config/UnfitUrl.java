package io.jikimi.config;

/** Says why no database can be reached at a URL; it does not know where that was written. */
final class UnfitUrl extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnfitUrl(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    String remedy() {
        return remedy;
    }
}

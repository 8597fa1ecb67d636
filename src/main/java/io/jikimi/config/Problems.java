package io.jikimi.config;

import io.jikimi.sources.Problem;

import java.util.ArrayList;
import java.util.List;

/** The mistakes that came to light while the sources were read, to be reported together. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** For those who read: what they find is added here. */
    List<Problem> sink() {
        return found;
    }

    List<Problem> found() {
        return List.copyOf(found);
    }
}

package io.jikimi.doctor;

import java.util.List;

/** Looks at one thing that the bot needs. */
public interface Examination {

    /** What was found, at least one thing; takes some seconds where nobody answers. */
    List<Finding> findings();
}

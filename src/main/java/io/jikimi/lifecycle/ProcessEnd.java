package io.jikimi.lifecycle;

/** Ends the process in good order with an exit code; tests listen instead of ending. */
@FunctionalInterface
public interface ProcessEnd {

    /** Begins the end on a thread of its own and returns at once. */
    void end(int exitCode);
}

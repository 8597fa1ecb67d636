package io.jikimi.config;

/** How lines of the log are written. */
enum LogFormat {
    /** Text on a terminal, ECS elsewhere. */
    AUTO,
    ECS,
    GELF,
    LOGSTASH,
    TEXT;

    /** What is meant where the output goes to a terminal, or not. */
    LogFormat on(boolean terminal) {
        if (this != AUTO) {
            return this;
        }
        return terminal ? TEXT : ECS;
    }
}

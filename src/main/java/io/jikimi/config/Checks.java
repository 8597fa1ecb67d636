package io.jikimi.config;

import java.util.List;

/** Every kind of mistake that is looked for. */
final class Checks {

    static final List<Check> ALL =
            List.of(
                    new TokenCheck(),
                    new UnknownNames(KnownSettings.load()),
                    new UnfilledReferences(KnownSettings.load()),
                    new UnfitValues(KnownSettings.load()),
                    new AddressCheck(),
                    new OperatorCheck(),
                    new ShardsCheck(),
                    new DatabaseCheck(),
                    new CollectorCheck(),
                    new Contradictions(KnownSettings.load()),
                    new QuotedValues(KnownSettings.load()));

    private Checks() {}
}
